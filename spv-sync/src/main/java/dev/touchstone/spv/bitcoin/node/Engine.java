package dev.touchstone.spv.bitcoin.node;

import dev.touchstone.spv.bitcoin.BlockHeader;
import dev.touchstone.spv.bitcoin.FilterHeader;
import dev.touchstone.spv.bitcoin.Networks;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.spv.bitcoin.WatchSet;
import dev.touchstone.spv.bitcoin.p2p.Deadlines;
import dev.touchstone.spv.bitcoin.p2p.DnsSeeds;
import dev.touchstone.spv.bitcoin.p2p.LocalNode;
import dev.touchstone.spv.bitcoin.p2p.Message;
import dev.touchstone.spv.bitcoin.p2p.Peer;
import dev.touchstone.spv.bitcoin.p2p.PeerAddress;
import dev.touchstone.spv.bitcoin.p2p.PeerBook;
import dev.touchstone.spv.bitcoin.p2p.PeerFault;
import dev.touchstone.spv.chain.ChainEvent;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.chain.Latest;
import dev.touchstone.spv.chain.Loop;
import dev.touchstone.spv.chain.Verifiers;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.HeaderChain;
import dev.touchstone.spv.proof.Kernel;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refutation;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The state of a [BitcoinNode] and the switchboard between its parts. Confined to the bitcoin-chain loop.
final class Engine implements ScanContext, FilterHeaderSync.View, FilterDisputes.Verdicts {
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

    private final Loop loop;
    private final Verifiers verifiers;
    private final NodePorts ports;
    private final Latest<BitcoinSnapshot> snapshot;
    private final HeaderStore tree;
    private final FilterHeaderChain filterHeaders;
    private final Sessions sessions;
    private final LocalNode self;
    private final Connections connections;
    private final PeerBook book;
    private final Optional<Discovery> discovery;
    private final HeaderSync headerSync;
    private final FilterDisputes disputes;
    private final FilterHeaderSync filterHeaderSync;
    private final BlockFetcher fetcher;
    private final TransactionRelay transactions;
    private final RecentFees fees;
    private final Watchers watchers = new Watchers();
    private final Switchboard switchboard;
    private final NodeReport report;

    Engine(
            Loop loop,
            Verifiers verifiers,
            NodeSettings settings,
            NodePorts ports,
            Files files,
            Latest<BitcoinSnapshot> snapshot) {
        this.loop = loop;
        this.verifiers = verifiers;
        this.ports = ports;
        var parameters = Networks.of(settings.network());
        this.snapshot = snapshot;
        this.tree = new HeaderStore(files.headers());
        this.filterHeaders = files.filterHeaders();
        this.sessions = new Sessions(ports.dice());
        var profile = LocalNode.Profile.client(parameters.magic(), settings.relay());
        this.self = new LocalNode(profile, Deadlines.STANDARD, ports.clock(), ports.dice());
        this.connections = new Connections(ports.dialer(), self, new PeerReports(this, this::post), settings.named());
        this.book = files.book();
        var seeds = new DnsSeeds(parameters.dnsSeeds());
        this.discovery = settings.discover()
                ? Optional.of(new Discovery(book, connections, sessions, seeds, parameters.port(), ports, this::post))
                : Optional.empty();
        settings.named().forEach(book::named);
        this.headerSync = new HeaderSync(tree, sessions, this::chainChanged, this::lied);
        this.disputes = new FilterDisputes(this, this, watchers::scriptOf);
        this.filterHeaderSync = new FilterHeaderSync(filterHeaders, sessions, this, disputes);
        this.fetcher = new BlockFetcher(verifiers, sessions, () -> chain().tip().height(), this::lied);
        this.transactions = new TransactionRelay(sessions, watchers::heard);
        this.fees = new RecentFees(this);
        this.switchboard = new Switchboard(new Switchboard.Parts(
                headerSync, filterHeaderSync, disputes, watchers, fetcher, transactions, book, settings.relay()));
        var parts = new NodeReport.Parts(
                this, connections, headerSync, filterHeaderSync, filterHeaders, fetcher, watchers, fees, book);
        this.report = new NodeReport(parts);
    }

    /// The opened files of the chain. Immutable.
    record Files(HeaderTree headers, FilterHeaderChain filterHeaders, PeerBook book) {}

    Latest<BitcoinSnapshot> snapshot() {
        return snapshot;
    }

    void start() {
        self.tipIs(chain().tip().height());
        connections.tick(now());
        discovery.ifPresent(found -> found.tick(now()));
        publish();
    }

    void close() throws IOException {
        connections.closeAll();
        tree.close();
        filterHeaders.close();
        book.close();
    }

    ScanRunner runner(ScanRequest request, ScanListener listener) {
        return new ScanRunner(this, request, listener);
    }

    void watch(ScanRunner runner) {
        watchers.add(runner, now());
    }

    void add(ScanRunner runner, WatchSet scripts) {
        watchers.addScripts(runner, scripts, now());
    }

    void unwatch(ScanRunner runner) {
        watchers.remove(runner);
    }

    void broadcast(Transaction tx, BroadcastListener listener) {
        transactions.broadcast(tx, listener, now());
    }

    void stopBroadcast(TxId txid) {
        transactions.stop(txid);
    }

    void addPeer(PeerAddress address) {
        book.named(address);
        connections.add(address, now());
    }

    void goOffline() {
        connections.goOffline();
    }

    void goOnline() {
        connections.goOnline(now());
    }

    void refreshFees() {
        fees.refresh(now());
    }

    byte[] headers(Height from, Height to) {
        return tree.headers(from, to);
    }

    void opened(Peer peer, Message.Version version) {
        var session = new Session(peer, version, now());
        sessions.add(session);
        book.introduced(peer.address(), version.services());
        discovery.ifPresent(found -> found.ready(session));
        headerSync.ready(session, now());
        transactions.ready(session, now());
        advance();
    }

    void heard(Peer peer, Message message) {
        sessions.of(peer).filter(session -> !session.isCaught()).ifPresent(session -> {
            switchboard.hand(session, message, now());
            advance();
        });
    }

    void ended(Peer peer, PeerFault fault) {
        var session = sessions.remove(peer);
        connections.closed(peer, session.isPresent(), now());
        book.ended(peer.address(), fault);
        session.ifPresent(this::forget);
        advance();
    }

    private void post(Runnable task) {
        try {
            loop.post(task);
        } catch (RejectedExecutionException e) {
            LOG.debug("the bitcoin-chain loop has ended", e);
        }
    }

    private void forget(Session session) {
        headerSync.closed(session, now());
        disputes.closed(session);
        filterHeaderSync.closed(session);
        fetcher.closed(session, now());
        transactions.closed(session);
        watchers.closed(session);
    }

    private void chainChanged(ChainEvent event) {
        switch (event) {
            case ChainEvent.Connected _ -> {}
            case ChainEvent.Reorganized reorganized -> {
                filterHeaderSync.truncate(reorganized.fork().height());
                fetcher.dropAbove(reorganized.fork().height());
                watchers.reorganized(reorganized);
            }
            case ChainEvent.Finalized _ -> throw new IllegalStateException("nothing is final on Bitcoin");
        }
        self.tipIs(chain().tip().height());
    }

    /// Once for each connection: what else was under way when the peer was caught is not held against it again.
    private void lied(Session session, Refutation what) {
        if (session.isCaught()) return;
        session.caught();
        book.caught(session.peer().address(), what);
        connections.ban(session.peer().address());
        session.close(new PeerFault.Misbehaved(what));
    }

    void tick() {
        var now = now();
        connections.tick(now);
        discovery.ifPresent(found -> found.tick(now));
        headerSync.tick(now);
        disputes.tick(now);
        filterHeaderSync.tick(now);
        fetcher.tick(now);
        transactions.tick(now);
        watchers.tick(now);
        publish();
    }

    private void advance() {
        loop.checkOnLoop();
        filterHeaderSync.step(now());
        watchers.step(now());
    }

    private void publish() {
        var now = report.now();
        if (!now.equals(snapshot.get())) snapshot.set(now);
    }

    @Override
    public HeaderChain chain() {
        return tree.chain();
    }

    @Override
    public BlockHeader tipHeader() {
        return tree.headerAt(chain().tip().height());
    }

    @Override
    public Sessions sessions() {
        return sessions;
    }

    @Override
    public BlockFetcher fetcher() {
        return fetcher;
    }

    @Override
    public Blame blame() {
        return this::lied;
    }

    @Override
    public Instant now() {
        return ports.clock().instant();
    }

    private boolean hasEnoughWork() {
        return !chain().work().isLessThan(chain().parameters().minimumChainWork());
    }

    /// Without peers, what is stored may be scanned as far as it goes.
    @Override
    public boolean isReadyToScan() {
        return hasEnoughWork() && (headerSync.isCaughtUp() || sessions.isEmpty());
    }

    @Override
    public boolean isReadyForFilters() {
        return hasEnoughWork() && headerSync.isCaughtUp();
    }

    @Override
    public void filterHeadersChanged() {
        watchers.agreementChanged();
    }

    @Override
    public int filterHeaderCount() {
        return filterHeaders.size();
    }

    @Override
    public Optional<FilterHeader> filterHeaderBefore(Height height) {
        return height.value() <= filterHeaders.size() ? Optional.of(filterHeaders.before(height)) : Optional.empty();
    }

    @Override
    public int peersAgreeing() {
        return filterHeaderSync.peersAgreeing();
    }

    @Override
    public boolean hasStated(Session session, Height height) {
        return filterHeaderSync.hasStated(session, height);
    }

    @Override
    public Finding<BlockHeader> prove(BlockHeader header, Height at) {
        return Kernel.header(chain(), header, at);
    }

    @Override
    public Optional<Proven<BlockHeader>> header(Height at) {
        return Kernel.header(chain(), tree.headerAt(at), at) instanceof Proven<BlockHeader> proven
                ? Optional.of(proven)
                : Optional.empty();
    }

    @Override
    public Height firstBlockAfter(Instant time) {
        return tree.firstBlockAfter(time);
    }

    @Override
    public <T> void verify(Supplier<T> work, Consumer<T> then) {
        verifiers.run(work, then);
    }

    /// Everyone who has stated it lied.
    @Override
    public void filtersLied(Height at, Refutation what) {
        for (var session : sessions.servingFilters()) if (hasStated(session, at)) lied(session, what);
        storedIsWrong(at);
    }

    @Override
    public void storedIsWrong(Height at) {
        var fork = Height.of(Math.max(0, at.value() - 1));
        filterHeaderSync.truncate(fork);
        watchers.rewind(fork);
    }

    @Override
    public void settled() {
        advance();
    }
}

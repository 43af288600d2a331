package dev.touchstone.spv.testsupport;

import dev.touchstone.spv.bitcoin.BlockHash;
import dev.touchstone.spv.bitcoin.BlockHeader;
import dev.touchstone.spv.bitcoin.DoubleSha256;
import dev.touchstone.spv.bitcoin.FilterHeader;
import dev.touchstone.spv.bitcoin.Networks;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.bitcoin.WireReader;
import dev.touchstone.spv.bitcoin.p2p.Deadlines;
import dev.touchstone.spv.bitcoin.p2p.Inventory;
import dev.touchstone.spv.bitcoin.p2p.LocalNode;
import dev.touchstone.spv.bitcoin.p2p.Message;
import dev.touchstone.spv.bitcoin.p2p.NetworkAddress;
import dev.touchstone.spv.bitcoin.p2p.Peer;
import dev.touchstone.spv.bitcoin.p2p.PeerAddress;
import dev.touchstone.spv.bitcoin.p2p.PeerEvents;
import dev.touchstone.spv.bitcoin.p2p.PeerFault;
import dev.touchstone.spv.bitcoin.p2p.Services;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.chain.Network;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Plays recorded sessions of Bitcoin Core to whoever connects: serves the very headers, filters and blocks
/// that Core sent, for the chain whose tip a test activates. Thread-safe.
public final class RecordedNode implements PeerEvents, AutoCloseable {
    private static final int HEADERS_ANNOUNCED_AT_MOST = 8;

    private final Map<BlockHash, BlockHeader> headers = new HashMap<>();
    private final Map<BlockHash, ByteString> blocks = new HashMap<>();
    private final Map<BlockHash, ByteString> filters = new HashMap<>();
    private final Map<BlockHash, FilterHeader> filterHeaders = new HashMap<>();
    private final Map<BlockHash, Integer> heights = new HashMap<>();
    private final Map<Hash256, Transaction> transactions = new HashMap<>();
    private final List<Message> heard = new ArrayList<>();
    private final Set<Peer> peers = ConcurrentHashMap.newKeySet();
    private final ServerSocket socket;
    private final LocalNode self;
    private List<BlockHash> active = List.of();
    private List<NetworkAddress.SeenV2> told = List.of();

    public RecordedNode(String... sessions) throws IOException {
        var parameters = Networks.of(Network.BITCOIN_REGTEST);
        headers.put(parameters.genesis().hash(), parameters.genesis());
        for (var session : sessions) load(RecordedSession.open(session));
        var services = new Services(0xc4d);
        var profile = new LocalNode.Profile(parameters.magic(), services, "/Satoshi:28.1.0/", true);
        this.self = new LocalNode(profile, Deadlines.STANDARD, InstantSource.system(), new Random(7));
        this.socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("recorded node").start(this::serve);
    }

    private void load(RecordedSession session) {
        for (var payload : session.answers("headers")) {
            parsed(payload, in -> {
                int count = in.count(Message.Headers.MOST, BlockHeader.BYTES + 1);
                for (int i = 0; i < count; i++) {
                    var header = BlockHeader.read(in);
                    in.skip(1);
                    headers.put(header.hash(), header);
                }
                return count;
            });
        }
        for (var payload : session.answers("block")) {
            var header =
                    BlockHeader.parse(payload.toArray(0, BlockHeader.BYTES)).orThrow();
            headers.put(header.hash(), header);
            blocks.put(header.hash(), payload);
        }
        for (var payload : session.answers("cfilter")) {
            parsed(payload, in -> {
                in.skip(1);
                var block = new BlockHash(in.hash());
                filters.put(block, in.varString(4_000_000));
                return block;
            });
        }
    }

    /// Loads the transactions of a recorded session, to give to whoever asks for them.
    public synchronized void load(List<Message.Tx> recorded) {
        for (var message : recorded) {
            var transaction = message.transaction();
            transactions.put(transaction.wtxid(), transaction);
            transactions.put(transaction.txid().value(), transaction);
        }
    }

    /// Says something to everyone who is connected.
    public void say(Message message) {
        peers.forEach(peer -> peer.offer(message));
    }

    /// What was said here about transactions, in order.
    public synchronized List<Message> heardOfTransactions() {
        return List.copyOf(heard);
    }

    private static void parsed(ByteString payload, WireReader.Source<?> source) {
        WireReader.parse(payload.toArray(), (WireReader in) -> {
                    var value = source.read(in);
                    in.skip(in.remaining());
                    return value;
                })
                .orThrow();
    }

    private void serve() {
        try {
            while (true) Peer.accept(socket.accept(), self, this);
        } catch (IOException _) {
            peers.forEach(Peer::close);
        }
    }

    public PeerAddress address() {
        return PeerAddress.of(InetAddress.getLoopbackAddress(), socket.getLocalPort());
    }

    /// From now on serves this filter for a block, and the filter headers that follow from it.
    public synchronized void lieAbout(BlockHash block, ByteString filter) {
        filters.put(block, filter);
    }

    /// From now on tells whoever asks of a node at this IPv4 address.
    public synchronized void tellOf(PeerAddress other) {
        var seen = InstantSource.system().instant().getEpochSecond();
        told = List.of(new NetworkAddress.SeenV2(
                seen, new Services(0xc4d), other.family().number(), other.address(), other.port()));
    }

    public synchronized ByteString block(BlockHash block) {
        return known(blocks, block);
    }

    public synchronized BlockHash blockAt(int height) {
        return active.get(height);
    }

    public int connections() {
        return peers.size();
    }

    /// Makes the chain that ends with this block the best one and announces it as Core does: by headers where few
    /// are new and none is replaced by more than eight, else by the hash of the tip.
    public synchronized void activate(BlockHash tip) {
        var before = active;
        var chain = new ArrayList<BlockHash>();
        var at = headers.get(tip);
        while (at != null) {
            chain.add(at.hash());
            at = headers.get(at.previous());
        }
        Collections.reverse(chain);
        active = List.copyOf(chain);
        var filterHeader = FilterHeader.BEFORE_GENESIS;
        for (int height = 0; height < active.size(); height++) {
            var filter = filters.get(active.get(height));
            if (filter == null) throw new IllegalStateException("no filter recorded for block " + height);
            filterHeader = filterHeader.next(DoubleSha256.of(filter.toArray()));
            filterHeaders.put(active.get(height), filterHeader);
            heights.put(active.get(height), height);
        }
        self.tipIs(Height.of(active.size() - 1));
        int common = 0;
        while (common < before.size() && before.get(common).equals(active.get(common))) common++;
        var added = active.subList(common, active.size());
        boolean byHeaders = added.size() <= HEADERS_ANNOUNCED_AT_MOST;
        peers.forEach(peer -> peer.offer(
                byHeaders
                        ? Message.Headers.of(added.stream().map(headers::get).toList())
                        : new Message.Inv(List.of(Inventory.of(Inventory.Kind.BLOCK, tip.value())))));
    }

    @Override
    public void ready(Peer peer, Message.Version version) {
        peers.add(peer);
    }

    @Override
    public void closed(Peer peer, PeerFault fault) {
        peers.remove(peer);
    }

    @Override
    public synchronized void received(Peer peer, Message message) {
        try {
            switch (message) {
                case Message.GetHeaders wanted -> peer.send(headersAfter(wanted));
                case Message.GetCFHeaders wanted -> peer.send(filterHashes(wanted));
                case Message.GetCFCheckpt wanted -> peer.send(checkpoints(wanted));
                case Message.GetCFilters wanted -> {
                    for (var block : run(wanted.start(), wanted.stop())) {
                        peer.send(new Message.CFilter(Message.BASIC_FILTER, block, known(filters, block)));
                    }
                }
                case Message.Inv announced -> {
                    heard.add(announced);
                    peer.send(new Message.GetData(announced.items()));
                }
                case Message.Tx given -> heard.add(given);
                case Message.GetData wanted
                when wanted.items().stream().anyMatch(Inventory::isTransaction) -> {
                    heard.add(wanted);
                    for (var item : wanted.items()) giveTransaction(peer, item);
                }
                case Message.GetData wanted -> {
                    for (var item : wanted.items()) {
                        var block = blocks.get(new BlockHash(item.hash()));
                        if (block == null) peer.send(new Message.NotFound(List.of(item)));
                        else peer.send(new Message.Block(block));
                    }
                }
                case Message.GetAddr _ -> peer.send(new Message.AddrV2(told));
                default -> {}
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void giveTransaction(Peer peer, Inventory item) throws InterruptedException {
        var transaction = transactions.get(item.hash());
        peer.send(transaction == null ? new Message.NotFound(List.of(item)) : new Message.Tx(transaction));
    }

    private Message.Headers headersAfter(Message.GetHeaders wanted) {
        int from = 0;
        for (var hash : wanted.locator()) {
            var height = heights.get(hash);
            if (height != null && height < active.size() && active.get(height).equals(hash)) {
                from = height;
                break;
            }
        }
        int to = Math.min(active.size(), from + 1 + Message.Headers.MOST);
        return Message.Headers.of(
                active.subList(from + 1, to).stream().map(headers::get).toList());
    }

    private static <T> T known(Map<BlockHash, T> recorded, BlockHash block) {
        var value = recorded.get(block);
        if (value == null) throw new IllegalStateException("nothing recorded of block " + block);
        return value;
    }

    private List<BlockHash> run(Height start, BlockHash stop) {
        var run = new ArrayList<BlockHash>();
        var at = headers.get(stop);
        for (int height = known(heights, stop); height >= start.value() && at != null; height--) {
            run.add(at.hash());
            at = headers.get(at.previous());
        }
        Collections.reverse(run);
        return run;
    }

    private Message.CFHeaders filterHashes(Message.GetCFHeaders wanted) {
        var run = run(wanted.start(), wanted.stop());
        var previous = wanted.start().value() == 0
                ? FilterHeader.BEFORE_GENESIS
                : known(filterHeaders, known(headers, run.getFirst()).previous());
        List<Hash256> hashes = run.stream()
                .map(block -> DoubleSha256.of(known(filters, block).toArray()))
                .toList();
        return new Message.CFHeaders(Message.BASIC_FILTER, wanted.stop(), previous, hashes);
    }

    private Message.CFCheckpt checkpoints(Message.GetCFCheckpt wanted) {
        var run = run(Height.GENESIS, wanted.stop());
        var checkpoints = new ArrayList<FilterHeader>();
        for (int height = 1000; height < run.size(); height += 1000)
            checkpoints.add(known(filterHeaders, run.get(height)));
        return new Message.CFCheckpt(Message.BASIC_FILTER, wanted.stop(), checkpoints);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

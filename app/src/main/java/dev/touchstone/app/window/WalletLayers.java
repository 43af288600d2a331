package dev.touchstone.app.window;

import dev.touchstone.spv.chain.Latest;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.layer.LayerNode;
import dev.touchstone.spv.ethereum.node.EthereumSettings.Endpoint;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot.Stage;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.ethereum.node.HttpSources;
import dev.touchstone.spv.ethereum.rollup.Layer;
import dev.touchstone.spv.ethereum.rollup.Layers;
import dev.touchstone.spv.ethereum.source.Patience;
import dev.touchstone.spv.ethereum.source.SourceAddress;
import dev.touchstone.spv.ethereum.source.SourceBook;
import dev.touchstone.spv.ethereum.source.StateQuestion;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.ui.shell.LayerOutcome;
import dev.touchstone.ui.shell.LayerSide;
import dev.touchstone.ui.shell.LayerState;
import dev.touchstone.ui.shell.ServerChoice;
import dev.touchstone.wallet.OpenWallet;
import dev.touchstone.wallet.Saving;
import dev.touchstone.wallet.ledger.EthereumHoldings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// The chains beside an open wallet's Ethereum network that the person switched on: each is asked, one after the
/// other, now and then and whenever something changed. Thread-safe; one virtual thread asks.
final class WalletLayers implements LayerSide, AutoCloseable {
    private static final long PAUSE_SECONDS = 30;
    private static final Pending.Reason NOT_YET = new Pending.Reason.NotChecked();

    private final OpenWallet wallet;
    private final EthereumNodes.Running running;
    private final Optional<String> inside;
    private final List<Layer> known;
    private final Latest<List<LayerState>> states;
    private final Semaphore wake = new Semaphore(0);
    private final Latest.Subscription changes;
    private final Thread asker;

    private WalletLayers(OpenWallet wallet, EthereumNodes.Running running, Optional<String> inside) {
        this.wallet = wallet;
        this.inside = inside;
        this.running = running;
        this.known = Layers.builtIn().beside(running.node().chain().id());
        this.states = new Latest<>(
                known.stream().map(layer -> look(layer, Optional.empty())).toList());
        this.changes = wallet.snapshot().observe(Runnable::run, snapshot -> noticed(snapshot.ethereum()));
        this.asker = Thread.ofVirtual().name("layers").unstarted(this::ask);
    }

    /// @param inside a server of these chains inside this program, where there is one
    static WalletLayers join(OpenWallet wallet, EthereumNodes.Running running, Optional<String> inside) {
        var layers = new WalletLayers(wallet, running, inside);
        layers.asker.start();
        return layers;
    }

    /// Who is asked for what.
    private record Wanted(Map<String, String> servers, List<EthereumAddress> accounts) {}

    private Wanted wanted() {
        var ethereum = wallet.snapshot().get().ethereum();
        return new Wanted(ethereum.layers(), List.copyOf(ethereum.addresses()));
    }

    private void noticed(EthereumHoldings holdings) {
        var shown =
                states.get().stream().filter(state -> state.look().isPresent()).count();
        var accounts = states.get().stream()
                .flatMap(state -> state.look().stream())
                .findFirst()
                .map(look -> look.shares().size());
        boolean isNews = shown != holdings.layers().size()
                || accounts.filter(count -> count != holdings.accounts().size()).isPresent();
        if (isNews) wake.release();
    }

    @Override
    public Latest<List<LayerState>> states() {
        return states;
    }

    @Override
    public Optional<String> proposed() {
        return inside;
    }

    @Override
    public CompletableFuture<LayerOutcome> switchOn(Layer layer, String server) {
        var address = server.contains("//") ? server : "http://" + server;
        if (!(SourceAddress.parse(address) instanceof Parsed.Ok<SourceAddress>)) {
            return CompletableFuture.completedFuture(new LayerOutcome.NotAnAddress(server));
        }
        return wallet.ethereum()
                .switchLayer(layer.beside(), layer.id(), address, true)
                .thenApply(saved -> {
                    wake.release();
                    return saved instanceof Saving.NotSaved<String>(var reason)
                            ? new LayerOutcome.NotSaved(reason)
                            : new LayerOutcome.SwitchedOn();
                });
    }

    @Override
    public CompletableFuture<Saving<String>> switchOff(Layer layer) {
        return wallet.ethereum()
                .switchLayer(layer.beside(), layer.id(), "", false)
                .thenApply(saved -> {
                    wake.release();
                    return saved;
                });
    }

    private void ask() {
        var nodes = new HashMap<String, LayerNode>();
        try {
            while (!Thread.currentThread().isInterrupted()) {
                askAll(nodes);
                boolean isWoken = wake.tryAcquire(PAUSE_SECONDS, TimeUnit.SECONDS);
                if (isWoken) wake.drainPermits();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void askAll(Map<String, LayerNode> nodes) {
        var wanted = wanted();
        publish(wanted);
        if (!mayAsk()) return;
        for (var layer : known) {
            var server = wanted.servers().get(layer.id());
            if (server == null || Thread.currentThread().isInterrupted()) continue;
            var node = nodes.computeIfAbsent(layer.id() + " " + server, _ -> node(layer, server));
            put(look(layer, Optional.of(asked(node, server, wanted.accounts()))));
        }
    }

    /// Only while the person lets somebody be asked about Ethereum at all, and is not offline.
    private boolean mayAsk() {
        boolean isOffline = running.node().snapshot().get().stage() instanceof Stage.Offline;
        return running.servers().choice().get() instanceof ServerChoice.Asks && !isOffline;
    }

    private LayerNode node(Layer layer, String server) {
        var book = new SourceBook(running.clock());
        var sources = new HttpSources(running.http(), running.clock(), Patience.STANDARD);
        var uri = SourceAddress.parse(server).orThrow().uri();
        book.add(sources.layer(new Endpoint(uri, true), layer.chainId(), _ -> {}), true);
        return LayerNode.of(layer, running.node(), running.node(), book, running.clock());
    }

    private static LayerState.Look asked(LayerNode node, String server, List<EthereumAddress> accounts) {
        var block = node.settledBlock(HeadKind.SIGNED);
        var settled = node.accounts(accounts, HeadKind.SIGNED);
        var shares = new ArrayList<LayerState.Share>();
        for (int i = 0; i < accounts.size(); i++) {
            shares.add(new LayerState.Share(accounts.get(i), settled.get(i)));
        }
        var newest = node.newest(accounts.stream().map(StateQuestion::ofAccount).toList());
        return new LayerState.Look(server, block, shares, newest, node.caughtLies());
    }

    /// What is on and off, with what is known already.
    private void publish(Wanted wanted) {
        var before = states.get();
        var now = new ArrayList<LayerState>();
        for (int i = 0; i < known.size(); i++) {
            var layer = known.get(i);
            var server = wanted.servers().get(layer.id());
            var old = before.get(i).look().filter(look -> look.server().equals(server));
            now.add(
                    server == null
                            ? look(layer, Optional.empty())
                            : look(layer, Optional.of(old.orElseGet(() -> nothingYet(server, wanted.accounts())))));
        }
        states.set(List.copyOf(now));
    }

    private static LayerState.Look nothingYet(String server, List<EthereumAddress> accounts) {
        return new LayerState.Look(
                server,
                Pending.because(NOT_YET),
                accounts.stream()
                        .map(account -> new LayerState.Share(account, Pending.because(NOT_YET)))
                        .toList(),
                Pending.because(NOT_YET),
                List.of());
    }

    private void put(LayerState state) {
        boolean isStillOn = wanted().servers().containsKey(state.layer().id());
        if (!isStillOn) return;
        states.set(states.get().stream()
                .map(old -> old.layer().equals(state.layer()) ? state : old)
                .toList());
    }

    private static LayerState look(Layer layer, Optional<LayerState.Look> look) {
        return new LayerState(layer, look);
    }

    @Override
    public void close() {
        changes.close();
        asker.interrupt();
    }
}

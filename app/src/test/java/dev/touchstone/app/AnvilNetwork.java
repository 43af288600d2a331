package dev.touchstone.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.beacon.LightClientBootstrap;
import dev.touchstone.spv.ethereum.beacon.LightClientUpdate;
import dev.touchstone.spv.ethereum.bls.BlstBls;
import dev.touchstone.spv.ethereum.node.Checkpoint;
import dev.touchstone.spv.ethereum.node.EthereumNode;
import dev.touchstone.spv.ethereum.node.EthereumPorts;
import dev.touchstone.spv.ethereum.node.EthereumSettings;
import dev.touchstone.spv.ethereum.node.EthereumSettings.Endpoint;
import dev.touchstone.spv.ethereum.node.HttpSources;
import dev.touchstone.spv.ethereum.node.SourceFactory;
import dev.touchstone.spv.ethereum.source.BeaconSource;
import dev.touchstone.spv.ethereum.source.ExecutionSource;
import dev.touchstone.spv.ethereum.source.Patience;
import dev.touchstone.spv.ethereum.source.Reply;
import dev.touchstone.spv.ethereum.source.SourceFault;
import dev.touchstone.spv.testsupport.AnvilPeer;
import dev.touchstone.spv.testsupport.EthereumJson;
import dev.touchstone.spv.testsupport.SmallChain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/// anvil, an execution client of other hands, with a beacon chain of the test's above it whose committee signs
/// for each of its blocks: so the program's own node follows it as any other network. A slot is a block, and
/// the clock is that of the newest. Blocks are made when a test wants one. Thread-safe.
final class AnvilNetwork implements AutoCloseable {
    /// Before it anvil makes its contracts.
    private static final long FIRST_SLOT = 24;

    private static final URI BEACON = URI.create("http://committee");
    private static final long SECONDS = SmallChain.SLOT.toSeconds();

    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final AnvilPeer anvil;
    private final SmallChain beacons = SmallChain.following(this::newest);
    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicLong head = new AtomicLong(FIRST_SLOT);
    private final List<LinkedBlockingQueue<LightClientUpdate>> listeners = new CopyOnWriteArrayList<>();

    private AnvilNetwork(AnvilPeer anvil) {
        this.anvil = anvil;
    }

    /// Starts it with these options more.
    static AnvilNetwork start(String... more) {
        var options = new ArrayList<>(List.of(more));
        options.addAll(
                List.of("--hardfork=prague", "--chain-id=1337", "--timestamp=" + SmallChain.GENESIS.getEpochSecond()));
        var anvil = AnvilPeer.start(options.toArray(String[]::new));
        var network = new AnvilNetwork(anvil);
        anvil.call("evm_setNextBlockTimestamp", SmallChain.GENESIS.getEpochSecond() + FIRST_SLOT * SECONDS);
        anvil.call("anvil_setBlockTimestampInterval", SECONDS);
        anvil.call("evm_mine");
        anvil.call("evm_setAutomine", false);
        network.locked(() -> network.beacons.at(FIRST_SLOT));
        return network;
    }

    AnvilPeer anvil() {
        return anvil;
    }

    EthereumAddress contract(String name) {
        return anvil.contract(name);
    }

    EthereumChain chain() {
        return new EthereumChain(
                "practice", beacons.chain().chainId(), beacons.chain().schedule());
    }

    InstantSource clock() {
        return () -> SmallChain.during(head.get() + 1);
    }

    private ExecutionHeader newest() {
        return EthereumJson.header(block("latest"));
    }

    JsonNode block(String which) {
        return anvil.call("eth_getBlockByNumber", which, false);
    }

    /// The number of its newest block.
    long height() {
        return newest().number().value();
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /// The committee signs for the newest block.
    void sign() {
        var slot = head.incrementAndGet();
        var updates = locked(() -> List.of(beacons.optimistic(slot), beacons.finality(slot)));
        listeners.forEach(listener -> listener.addAll(updates));
    }

    /// A block is made, with what waits for one, and the committee signs for it.
    void mine() {
        anvil.call("evm_mine");
        sign();
    }

    /// The committee signs for the newest block, and the node has heard of it.
    void sign(EthereumNode node) {
        sign();
        awaitHead(node);
    }

    void mine(EthereumNode node) {
        mine();
        awaitHead(node);
    }

    /// Waits until the newest block is the node's head.
    void awaitHead(EthereumNode node) {
        var wanted = newest().hash();
        var isThere = Waiting.on(
                node.snapshot(),
                now -> now.head()
                        .filter(known -> known.block().value().hash().equals(wanted))
                        .isPresent());
        assertThat(isThere).as(() -> "the head of " + node.snapshot().get()).isTrue();
    }

    /// The program's own node, which keeps what it learns in this folder.
    EthereumNode node(Path folder) {
        var checkpoint =
                new Checkpoint(locked(() -> beacons.root(8)), new Checkpoint.Origin.Pasted(), clock().instant());
        var settings = new EthereumSettings(
                chain(),
                folder,
                Optional.of(checkpoint),
                List.of(new Endpoint(BEACON, true)),
                List.of(new Endpoint(URI.create(anvil.rpcUrl()), true)));
        var ports = new EthereumPorts(clock(), new Random(7), new BlstBls(), new Sources());
        try {
            var node = ((EthereumNode.Start.Started) EthereumNode.start(settings, ports)).node();
            awaitHead(node);
            return node;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Sources implements SourceFactory {
        @Override
        public BeaconSource beacon(Endpoint endpoint, EthereumChain of, LongConsumer bytesIn) {
            return new Beacon();
        }

        @Override
        public ExecutionSource execution(Endpoint endpoint, EthereumChain of, LongConsumer bytesIn) {
            return new HttpSources(http, clock(), Patience.STANDARD).execution(endpoint, of, bytesIn);
        }
    }

    /// Serves what the committee signed.
    private final class Beacon implements BeaconSource {
        @Override
        public String name() {
            return BEACON.toString();
        }

        private <T> Reply<T> notThere() {
            return Reply.failed(new SourceFault.NotThere("nothing of that kind"));
        }

        @Override
        public Reply<LightClientBootstrap> bootstrap(Hash256 root) {
            return locked(() -> {
                for (long slot = 0; slot <= head.get(); slot++) {
                    if (beacons.root(slot).equals(root)) return Reply.said(beacons.bootstrap(slot));
                }
                return notThere();
            });
        }

        @Override
        public Reply<List<LightClientUpdate>> updates(long period, int count) {
            return locked(() -> {
                var updates = new ArrayList<LightClientUpdate>();
                for (long at = period; at < period + count; at++) {
                    if (at * SmallChain.slotsPerPeriod() + 41 > head.get()) break;
                    updates.add(beacons.update(at));
                }
                return updates.isEmpty() ? notThere() : Reply.said(List.copyOf(updates));
            });
        }

        @Override
        public Reply<LightClientUpdate> finality() {
            return Reply.said(locked(() -> beacons.finality(head.get())));
        }

        @Override
        public Reply<LightClientUpdate> optimistic() {
            return Reply.said(locked(() -> beacons.optimistic(head.get())));
        }

        @Override
        public Reply<Hash256> finalizedRoot() {
            return Reply.said(locked(() -> beacons.root(SmallChain.finalFor(head.get()))));
        }

        @Override
        public Reply<Map<String, String>> spec() {
            return Reply.said(Map.of());
        }

        @Override
        public Reply<String> version() {
            return Reply.said("Committee/1");
        }

        @Override
        public SourceFault listen(Consumer<LightClientUpdate> heard) {
            var updates = new LinkedBlockingQueue<LightClientUpdate>();
            listeners.add(updates);
            try {
                while (true) heard.accept(updates.take());
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return new SourceFault.GivenUp();
            } finally {
                listeners.remove(updates);
            }
        }
    }

    @Override
    public void close() {
        http.close();
        anvil.close();
    }
}

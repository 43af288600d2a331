package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.bls.BlstBls;
import dev.touchstone.spv.ethereum.node.EthereumSettings.Endpoint;
import dev.touchstone.spv.ethereum.source.BeaconSource;
import dev.touchstone.spv.ethereum.source.ExecutionSource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.Predicate;

/// A node among fake servers, and waiting for what it says. Confined to the test's thread.
final class TestNode implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration MOMENT = Duration.ofMillis(400);
    private static final int MOST_STEPS = 100;

    private final EthereumNode node;
    private final EthereumNode.Recovery recovery;

    private TestNode(EthereumNode.Start.Started started) {
        this.node = started.node();
        this.recovery = started.recovery();
    }

    static TestNode of(EthereumNode.Start start) {
        return new TestNode((EthereumNode.Start.Started) start);
    }

    /// A block that a test trusts.
    static Checkpoint checkpoint(Hash256 root) {
        return new Checkpoint(root, new Checkpoint.Origin.Pasted(), Instant.ofEpochSecond(1_800_000_000));
    }

    /// What a node is started with.
    static final class Setup {
        private final EthereumChain chain;
        private final InstantSource clock;
        private final Path folder;
        private final Map<URI, BeaconSource> beacons = new LinkedHashMap<>();
        private final Map<URI, ExecutionSource> executions = new LinkedHashMap<>();
        private Optional<Checkpoint> checkpoint = Optional.empty();
        private Optional<Checkpoint> otherwise = Optional.empty();

        Setup(EthereumChain chain, InstantSource clock, Path folder) {
            this.chain = chain;
            this.clock = clock;
            this.folder = folder;
        }

        /// Of a chain that only the test knows.
        Setup(World world, InstantSource clock, Path folder) {
            this(world.chain().chain(), clock, folder);
        }

        Setup from(Checkpoint it) {
            checkpoint = Optional.of(it);
            return this;
        }

        Setup from(Hash256 root) {
            return from(TestNode.checkpoint(root));
        }

        Setup otherwise(Checkpoint it) {
            otherwise = Optional.of(it);
            return this;
        }

        Setup with(BeaconSource source) {
            beacons.put(address(source.name()), source);
            return this;
        }

        Setup with(ExecutionSource source) {
            executions.put(address(source.name()), source);
            return this;
        }

        static URI address(String name) {
            return URI.create("http://" + name);
        }

        private static List<Endpoint> endpoints(Map<URI, ?> sources) {
            return sources.keySet().stream()
                    .map(uri -> new Endpoint(uri, false))
                    .toList();
        }

        private SourceFactory factory() {
            return new SourceFactory() {
                @Override
                public BeaconSource beacon(Endpoint endpoint, EthereumChain of, LongConsumer bytesIn) {
                    bytesIn.accept(1);
                    return Objects.requireNonNull(beacons.get(endpoint.address()));
                }

                @Override
                public ExecutionSource execution(Endpoint endpoint, EthereumChain of, LongConsumer bytesIn) {
                    bytesIn.accept(1);
                    return Objects.requireNonNull(executions.get(endpoint.address()));
                }
            };
        }

        TestNode start() throws IOException {
            return start(endpoints(beacons), endpoints(executions));
        }

        /// Starts, and waits until it knows the block of this slot.
        TestNode startTo(long head) throws IOException, InterruptedException {
            var started = start();
            started.awaitsHead(head);
            return started;
        }

        /// Starts with nobody to ask; those that were named before can be added later.
        TestNode startAlone() throws IOException {
            return start(List.of(), List.of());
        }

        private TestNode start(List<Endpoint> asked, List<Endpoint> asks) throws IOException {
            var settings = new EthereumSettings(chain, folder, checkpoint, otherwise, asked, asks);
            var ports = new EthereumPorts(clock, new Random(5), new BlstBls(), factory());
            return new TestNode((EthereumNode.Start.Started) EthereumNode.start(settings, ports));
        }
    }

    EthereumNode node() {
        return node;
    }

    EthereumNode.Recovery recovery() {
        return recovery;
    }

    EthereumSnapshot now() {
        return node.snapshot().get();
    }

    /// The first snapshot from now on of which this is true.
    EthereumSnapshot awaits(String what, Predicate<EthereumSnapshot> wanted) throws InterruptedException {
        var changes = new Semaphore(0);
        long end = System.nanoTime() + PATIENCE.toNanos();
        try (var _ = node.snapshot().observe(Runnable::run, _ -> changes.release())) {
            while (true) {
                var now = node.snapshot().get();
                if (wanted.test(now)) return now;
                if (!changes.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    throw new AssertionError("no " + what + " but " + now.stage() + ", head " + now.head()
                            + ", sources " + now.sources() + ", lies " + now.caughtLies());
                }
            }
        }
    }

    /// The same, while time goes on by steps whenever nothing happens for a moment.
    EthereumSnapshot awaitsInTime(FakeClock clock, Duration step, String what, Predicate<EthereumSnapshot> wanted)
            throws InterruptedException {
        var changes = new Semaphore(0);
        try (var _ = node.snapshot().observe(Runnable::run, _ -> changes.release())) {
            for (int steps = 0; steps < MOST_STEPS; steps++) {
                if (wanted.test(now())) return now();
                if (!changes.tryAcquire(MOMENT.toMillis(), TimeUnit.MILLISECONDS)) clock.advance(step);
            }
        }
        throw new AssertionError("no " + what + " but " + now().stage() + ", head " + now().head());
    }

    EthereumSnapshot awaitsStage(Class<? extends EthereumSnapshot.Stage> stage) throws InterruptedException {
        return awaits(stage.getSimpleName(), now -> stage.isInstance(now.stage()));
    }

    EthereumSnapshot awaitsHead(long slot) throws InterruptedException {
        return awaits(
                "head " + slot,
                now -> now.head().filter(h -> h.slot().value() == slot).isPresent());
    }

    EthereumSnapshot awaitsFinal(long slot) throws InterruptedException {
        return awaits(
                "final head " + slot,
                now -> now.finalized()
                        .filter(head -> head.slot().value() == slot)
                        .isPresent());
    }

    @Override
    public void close() {
        node.close();
    }
}

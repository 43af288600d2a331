package dev.touchstone.spv.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Latest;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.ethereum.node.Checkpoint;
import dev.touchstone.spv.ethereum.node.EthereumNode;
import dev.touchstone.spv.ethereum.node.EthereumPorts;
import dev.touchstone.spv.ethereum.node.EthereumSettings;
import dev.touchstone.spv.ethereum.node.EthereumSettings.Endpoint;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot.Stage;
import dev.touchstone.spv.ethereum.source.SourceRole;
import dev.touchstone.spv.proof.Refutation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// The program's own node over real HTTP, and waiting for what it says. Confined to the test's thread.
final class PeerNode implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final ConcurrentLinkedQueue<Stage> stages = new ConcurrentLinkedQueue<>();
    private final EthereumNode node;
    private final EthereumNode.Recovery recovery;
    private final Latest.Subscription subscription;

    private PeerNode(Setup setup) throws IOException {
        var settings = new EthereumSettings(setup.chain, setup.folder, setup.checkpoint, List.of(), List.of());
        var start = EthereumNode.start(settings, EthereumPorts.over(http, setup.clock));
        var started = (EthereumNode.Start.Started) start;
        this.node = started.node();
        this.recovery = started.recovery();
        this.subscription = node.snapshot().observe(Runnable::run, now -> stages.add(now.stage()));
        setup.executions.forEach(node::addExecution);
        setup.beacons.forEach(node::addBeacon);
    }

    /// What a node is started with.
    static final class Setup {
        private final EthereumChain chain;
        private final InstantSource clock;
        private final Path folder;
        private final List<Endpoint> beacons = new ArrayList<>();
        private final List<Endpoint> executions = new ArrayList<>();
        private Optional<Checkpoint> checkpoint = Optional.empty();

        Setup(EthereumChain chain, InstantSource clock, Path folder) {
            this.chain = chain;
            this.clock = clock;
            this.folder = folder;
        }

        Setup from(Hash256 root) {
            return from(new Checkpoint(root, new Checkpoint.Origin.Pasted(), Instant.ofEpochSecond(1_800_000_000)));
        }

        Setup from(Checkpoint it) {
            checkpoint = Optional.of(it);
            return this;
        }

        /// A server that the user named, which is asked before all others.
        Setup own(SourceRole role, String url) {
            return asks(role, url, true);
        }

        Setup foreign(SourceRole role, String url) {
            return asks(role, url, false);
        }

        private Setup asks(SourceRole role, String url, boolean own) {
            var endpoints = role == SourceRole.BEACON ? beacons : executions;
            endpoints.add(new Endpoint(URI.create(url), own));
            return this;
        }

        PeerNode start() {
            try {
                return new PeerNode(this);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
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

    /// Every stage so far, once for each time that something was published.
    List<Stage> stages() {
        return List.copyOf(stages);
    }

    /// The first snapshot from now on of which this is true.
    EthereumSnapshot awaits(String what, Predicate<EthereumSnapshot> wanted) {
        var changes = new Semaphore(0);
        long end = System.nanoTime() + PATIENCE.toNanos();
        try (var _ = node.snapshot().observe(Runnable::run, _ -> changes.release())) {
            while (true) {
                var now = now();
                if (wanted.test(now)) return now;
                if (!changes.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    throw new AssertionError("no " + what + " but " + now.stage() + ", head "
                            + now.head().map(EthereumSnapshot.Head::slot) + ", sources " + now.sources() + ", lies "
                            + now.caughtLies());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    EthereumSnapshot awaitsStage(Class<? extends Stage> stage) {
        return awaits(stage.getSimpleName(), now -> stage.isInstance(now.stage()));
    }

    /// Finality follows, and the block in this slot, or a newer one, is the proven head.
    EthereumSnapshot awaitsSynced(long headSlot) {
        var head = Slot.of(headSlot);
        return awaits(
                "finality with head " + headSlot,
                now -> now.stage() instanceof Stage.Synced
                        && now.finalized().isPresent()
                        && now.head().filter(it -> !head.isAfter(it.slot())).isPresent());
    }

    /// Somebody is caught in this lie, and nobody but this server, whatever else it is caught in.
    void awaitsBlame(String url, Class<? extends Refutation> lie) {
        awaits(lie.getSimpleName(), now -> now.caughtLies().stream().anyMatch(caught -> lie.isInstance(caught.what())));
        assertThat(now().caughtLies())
                .allSatisfy(caught -> assertThat(caught.source()).isEqualTo(url));
    }

    /// The kinds of all stages so far.
    Set<Class<?>> kindsOfStages() {
        return Set.copyOf(stages.stream().map(Object::getClass).toList());
    }

    @Override
    public void close() {
        subscription.close();
        node.close();
        http.close();
    }
}

package dev.touchstone.spv.ethereum.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.spv.testsupport.SmallChain;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A node that follows a small chain by one beacon node and two servers of its state, to be asked in a test.
abstract class AskedNode {
    static final long HEAD = 299;

    final FakeClock clock = new FakeClock(SmallChain.during(HEAD + 1));
    final World world = new World(SmallChain.fulu(), clock);
    final FakeBeacon beacon = new FakeBeacon("beacon", world);
    final FakeExecution honest = new FakeExecution("honest", world);
    final FakeExecution other = new FakeExecution("another", world);
    TestNode test;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        test = new TestNode.Setup(world, clock, folder)
                .from(world.root(256))
                .with(beacon)
                .with(other)
                .with(honest)
                .startTo(HEAD);
        test.awaitsFinal(SmallChain.finalFor(HEAD));
    }

    @AfterEach
    void close() {
        test.close();
    }

    static <T> Proven<T> proven(Finding<T> finding) {
        assertThat(finding).isInstanceOf(Proven.class);
        return (Proven<T>) finding;
    }

    static Pending.Reason pending(Finding<?> finding) {
        assertThat(finding).isInstanceOf(Pending.class);
        return ((Pending<?>) finding).reason();
    }

    static Refutation refuted(Finding<?> finding) {
        assertThat(finding).isInstanceOf(Refuted.class);
        return ((Refuted<?>) finding).refutation();
    }

    Hash256 hashAt(long slot) {
        return world.at(slot).execution().header().hash();
    }

    List<String> liars() {
        return test.node().snapshot().get().caughtLies().stream()
                .map(EthereumSnapshot.CaughtLie::source)
                .distinct()
                .toList();
    }

    /// The snapshot is published at the loop's pace.
    void isCaught(String liar) throws InterruptedException {
        test.awaits(
                "caught lie",
                now -> now.caughtLies().stream().anyMatch(lie -> lie.source().equals(liar)));
    }
}

package dev.touchstone.spv.ethereum.node;

import static dev.touchstone.spv.ethereum.node.TestNode.checkpoint;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.node.EthereumSettings.Endpoint;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot.Stage;
import dev.touchstone.spv.ethereum.source.SourceFault;
import dev.touchstone.spv.ethereum.source.SourceRole;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.testsupport.SmallChain;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every stage of a node is reached, and left again.
class StagesTest {
    private static final long PERIOD = SmallChain.slotsPerPeriod();

    private final FakeClock clock = new FakeClock(SmallChain.during(120));
    private final World world = new World(SmallChain.fulu(), clock);
    private final FakeBeacon beacon = new FakeBeacon("beacon-a", world);
    private final FakeExecution execution = new FakeExecution("execution-a", world);

    @TempDir
    Path folder;

    private TestNode.Setup setup() {
        return new TestNode.Setup(world, clock, folder);
    }

    private TestNode.Setup usual(long checkpointSlot) {
        return setup().from(world.root(checkpointSlot)).with(beacon).with(execution);
    }

    @Test
    void withoutACheckpointNobodyIsAsked() throws Exception {
        try (var test = setup().with(beacon).with(execution).start()) {
            assertThat(test.awaits("sources", now -> !now.sources().isEmpty()).stage())
                    .isEqualTo(new Stage.NotSetUp());
            assertThat(test.node().head(HeadKind.SIGNED)).isInstanceOf(Pending.class);
            assertThat(beacon.asked).hasValue(0);
            assertThat(test.node().useCheckpoint(checkpoint(world.root(72)))).isEqualTo(new CheckpointOutcome.Taken());
            test.awaitsHead(119);
        }
    }

    @Test
    void withoutServersNothingIsSetUp() throws Exception {
        try (var test = usual(72).startAlone()) {
            assertThat(test.now().stage()).isEqualTo(new Stage.NotSetUp());
            test.node().addBeacon(new Endpoint(TestNode.Setup.address("beacon-a"), true));
            test.awaitsStage(Stage.Synced.class);
            assertThat(test.now().head()).isEmpty();
            test.node().addExecution(new Endpoint(TestNode.Setup.address("execution-a"), true));
            var head = test.awaitsHead(119);
            assertThat(head.sources()).allMatch(row -> row.own());
            assertThat(test.awaits(
                                    "names",
                                    now -> now.sources().stream()
                                            .noneMatch(row -> row.software().isEmpty()))
                            .sources())
                    .extracting(row -> row.software())
                    .containsExactly("Fake/beacon-a", "Fake/execution-a");
            test.node().removeSource(SourceRole.EXECUTION, "execution-a");
            assertThat(test.awaits("one source", now -> now.sources().size() == 1)
                            .stage())
                    .isEqualTo(new Stage.Synced());
        }
    }

    @Test
    void whileTheCommitteeIsFetchedItIsStarting() throws Exception {
        beacon.gate = new CountDownLatch(1);
        try (var test = usual(72).start()) {
            test.awaitsStage(Stage.Starting.class);
            beacon.gate.countDown();
            test.awaitsStage(Stage.Synced.class);
        }
    }

    @Test
    void whileCommitteesAreMissingItIsSyncing() throws Exception {
        clock.set(SmallChain.during(5 * PERIOD + 20));
        beacon.periodsGate = new CountDownLatch(1);
        try (var test = usual(8).start()) {
            var syncing = test.awaitsStage(Stage.Syncing.class);
            assertThat(((Stage.Syncing) syncing.stage()).target()).isEqualTo(5);
            assertThat(test.node().head(HeadKind.SIGNED))
                    .isInstanceOfSatisfying(
                            Pending.class,
                            it -> assertThat(it.reason()).isInstanceOf(Pending.Reason.CommitteesBehind.class));
            beacon.periodsGate.countDown();
            test.awaitsHead(5 * PERIOD + 19);
        }
    }

    @Test
    void whileNothingNewIsFinalItIsCatchingUpAndThenStale() throws Exception {
        world.stopFinality();
        clock.set(SmallChain.during(72 + 50));
        var gate = new CountDownLatch(1);
        try (var test = usual(72).start()) {
            beacon.gate = gate;
            test.awaits(
                    "catching up or stale",
                    now -> now.stage() instanceof Stage.CatchingUp
                            || now.stage() instanceof Stage.Stale
                            || now.stage() instanceof Stage.Starting);
            gate.countDown();
            var stale = test.awaitsStage(Stage.Stale.class);
            assertThat(((Stage.Stale) stale.stage()).behind()).isGreaterThan(Duration.ofMinutes(8));
            test.awaitsHead(121);
            assertThat(test.node().head(HeadKind.SIGNED).isProven()).isTrue();
        }
    }

    @Test
    void aSilentNetworkIsOffline() throws Exception {
        beacon.isDown = true;
        execution.isDown = true;
        try (var test = usual(72).start()) {
            assertThat(test.awaitsStage(Stage.Offline.class).stage()).isEqualTo(new Stage.Offline(false));
            beacon.isDown = false;
            execution.isDown = false;
            test.awaitsInTime(clock, SmallChain.SLOT, "a synced node", now -> now.stage() instanceof Stage.Synced);
        }
    }

    @Test
    void whoGoesOfflineAsksNobody() throws Exception {
        beacon.pushesUpdates = true;
        try (var test = usual(72).start()) {
            test.awaitsHead(119);
            beacon.listenedTo.await();
            test.node().goOffline();
            assertThat(test.awaitsStage(Stage.Offline.class).stage()).isEqualTo(new Stage.Offline(true));
            int before = beacon.asked.get();
            clock.advance(SmallChain.SLOT.multipliedBy(3));
            assertThat(test.node().compareCheckpoints()).isEmpty();
            assertThat(test.node().useCheckpoint(checkpoint(world.root(72))))
                    .isEqualTo(new CheckpointOutcome.NobodyAnswers());
            assertThat(beacon.asked).hasValue(before);
            assertThat(beacon.calledOff.await(5, TimeUnit.SECONDS)).isTrue();
            test.node().goOnline();
            test.awaitsInTime(clock, SmallChain.SLOT, "a newer head", now -> isFrom(now, 122));
        }
    }

    @Test
    void aCheckpointThatNobodyHasIsUnknown() throws Exception {
        var root = Hash256.of(new byte[32]);
        try (var test = setup().from(root).with(beacon).with(execution).start()) {
            assertThat(test.awaitsStage(Stage.CheckpointUnknown.class).stage())
                    .isEqualTo(new Stage.CheckpointUnknown(root));
            assertThat(test.node().head(HeadKind.SIGNED))
                    .isInstanceOfSatisfying(
                            Pending.class,
                            it -> assertThat(it.reason()).isEqualTo(new Pending.Reason.CheckpointNotFound(root)));
            assertThat(test.node().useCheckpoint(checkpoint(Hash256.ZERO))).isEqualTo(new CheckpointOutcome.NotFound());
            test.node().useCheckpoint(checkpoint(world.root(80)));
            test.awaitsHead(119);
        }
    }

    @Test
    void anOldCheckpointIsParkedUntilAnotherIsGiven() throws Exception {
        clock.set(SmallChain.GENESIS.plus(Duration.ofDays(15)));
        var late = clock.instant();
        try (var test = usual(8).start()) {
            var parked = (Stage.StaleAnchor)
                    test.awaitsStage(Stage.StaleAnchor.class).stage();
            assertThat(parked.limit()).isEqualTo(Duration.ofDays(14));
            assertThat(parked.age()).isGreaterThan(Duration.ofDays(14));
            assertThat(test.node().head(HeadKind.SIGNED))
                    .isInstanceOfSatisfying(
                            Pending.class,
                            it -> assertThat(it.reason()).isInstanceOf(Pending.Reason.CheckpointTooOld.class));
            int asked = beacon.asked.get();
            clock.advance(Duration.ofMinutes(30));
            assertThat(test.node().useCheckpoint(checkpoint(world.root(16))))
                    .isInstanceOf(CheckpointOutcome.TooOld.class);
            assertThat(beacon.asked).hasValue(asked + 1);
            assertThat(beacon.periodsAsked).isEmpty();
            assertThat(clock.instant()).isAfter(late);
        }
    }

    @Test
    void withGloasTheLimitIsHalfAsLong() {
        var fulu = SmallChain.fulu().chain().schedule();
        var gloas = SmallChain.gloasFrom(2).chain().schedule();
        var early = SmallChain.during(3);
        assertThat(AnchorAge.limit(fulu, early)).isEqualTo(Duration.ofDays(14));
        assertThat(AnchorAge.limit(gloas, early)).isEqualTo(Duration.ofDays(14));
        assertThat(AnchorAge.limit(gloas, SmallChain.during(16))).isEqualTo(Duration.ofDays(7));
    }

    @Test
    void rulesThatNobodyKnowsStopEveryProof() throws Exception {
        var forked = new World(SmallChain.gloasFrom(14), clock);
        var unknown = new FakeBeacon("beacon-a", forked);
        var server = new FakeExecution("execution-a", forked);
        clock.set(SmallChain.during(110));
        try (var test = setup().from(forked.root(72)).with(unknown).with(server).start()) {
            test.awaitsHead(109);
            clock.set(SmallChain.during(120));
            test.awaitsInTime(
                    clock,
                    SmallChain.SLOT,
                    "unknown rules",
                    now -> now.sources().getFirst().trouble().orElse(null) instanceof SourceFault.UnknownRules);
            var stopped = test.awaitsStage(Stage.RulesUnknown.class);
            assertThat(((Stage.RulesUnknown) stopped.stage()).at().value()).isGreaterThanOrEqualTo(112L);
            assertThat(stopped.head()).isEmpty();
            assertThat(stopped.caughtLies()).isEmpty();
            assertThat(test.node().head(HeadKind.SIGNED))
                    .isInstanceOfSatisfying(
                            Pending.class, it -> assertThat(it.reason()).isEqualTo(new Pending.Reason.RulesUnknown()));
        }
    }

    private static boolean isFrom(EthereumSnapshot now, long slot) {
        return now.head().filter(head -> head.slot().value() >= slot).isPresent();
    }
}

package dev.touchstone.spv.ethereum.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.beacon.BeaconHeader;
import dev.touchstone.spv.ethereum.beacon.LightClientHeader;
import dev.touchstone.spv.ethereum.beacon.LightClientUpdate;
import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.ethereum.node.Checkpoint.Origin;
import dev.touchstone.spv.ethereum.node.EthereumSettings.Endpoint;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot.Stage;
import dev.touchstone.spv.ethereum.source.Reply;
import dev.touchstone.spv.ethereum.source.SourceFault;
import dev.touchstone.spv.ethereum.source.SourceRole;
import dev.touchstone.spv.proof.Evidence;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.spv.store.LightClientFile;
import dev.touchstone.spv.testsupport.SmallChain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every stage of a node is reached, and no server can lead it astray.
class FollowingTest {
    private static final long PERIOD = SmallChain.slotsPerPeriod();

    private final FakeClock clock = new FakeClock(SmallChain.during(120));
    private final World world = new World(SmallChain.fulu(), clock);
    private final FakeBeacon beacon = new FakeBeacon("beacon-a", world);
    private final FakeExecution execution = new FakeExecution("execution-a", world);

    @TempDir
    Path folder;

    private static Checkpoint checkpoint(Hash256 root) {
        return new Checkpoint(root, new Origin.Pasted(), Instant.ofEpochSecond(1_800_000_000));
    }

    private TestNode.Setup setup() {
        return new TestNode.Setup(world.chain().chain(), clock, folder);
    }

    private TestNode.Setup usual(long checkpointSlot) {
        return setup().from(checkpoint(world.root(checkpointSlot))).with(beacon).with(execution);
    }

    @Test
    void fromACheckpointOfThisPeriodToTheNewestBlock() throws Exception {
        try (var test = usual(72).start()) {
            var synced = test.awaitsHead(119);
            assertThat(synced.stage()).isEqualTo(new Stage.Synced());
            var head = synced.head().orElseThrow();
            assertThat(head.block().value()).isEqualTo(world.at(119).execution().header());
            assertThat(head.signed()).isEqualTo(32);
            assertThat(head.members()).isEqualTo(32);
            assertThat(head.slotTime()).isEqualTo(SmallChain.during(119).minusSeconds(6));
            var both = test.awaits("final head", now -> isFinal(now, SmallChain.finalFor(119)));
            assertThat(both.checkpointTime()).contains(SmallChain.during(72).minusSeconds(6));
            assertThat(both.period()).isEqualTo(1);
            assertThat(both.mayRelyOn(clock.instant())).isTrue();
            assertThat(both.mayRelyOn(clock.instant().plusSeconds(200))).isFalse();
        }
    }

    private static boolean isFinal(EthereumSnapshot now, long slot) {
        return now.finalized().filter(head -> head.slot().value() == slot).isPresent();
    }

    @Test
    void overPeriodsThatNobodyWatched() throws Exception {
        clock.set(SmallChain.during(5 * PERIOD + 20));
        try (var test = usual(8).start()) {
            var head = test.awaitsHead(5 * PERIOD + 19);
            assertThat(head.stage()).isEqualTo(new Stage.Synced());
            assertThat(head.period()).isEqualTo(5);
            assertThat(beacon.periodsAsked).contains(0L);
            var evidence = (Evidence.SignedBlock) head.head().orElseThrow().block().evidence();
            assertThat(evidence.trail().checkpoint().root()).isEqualTo(world.root(8));
            assertThat(evidence.trail().updates()).hasSizeGreaterThanOrEqualTo(5);
        }
    }

    @Test
    void theHeadMovesWithTheClock() throws Exception {
        try (var test = usual(72).start()) {
            test.awaitsHead(119);
            clock.advance(SmallChain.SLOT.multipliedBy(2));
            test.awaitsHead(121);
            clock.set(SmallChain.during(PERIOD * 2 + 3));
            test.awaitsHead(PERIOD * 2 + 2);
        }
    }

    @Test
    void whatIsPushedCountsAtOnce() throws Exception {
        beacon.pushesUpdates = true;
        try (var test = usual(72).start()) {
            test.awaitsHead(119);
            beacon.listenedTo.await();
            beacon.gate = new CountDownLatch(1);
            clock.advance(SmallChain.SLOT);
            beacon.push(world.signed(120, 32, false, false));
            assertThat(test.awaitsHead(120).stage()).isEqualTo(new Stage.Synced());
            beacon.gate.countDown();
        }
    }

    @Test
    void aServerThatStandsStillDoesNotHoldTheHeadBack() throws Exception {
        var still = new FakeBeacon("beacon-still", world);
        still.standsAt = 90;
        var hanging = new FakeBeacon("beacon-hanging", world);
        hanging.gate = new CountDownLatch(1);
        try (var test = setup().from(checkpoint(world.root(72)))
                .with(still)
                .with(hanging)
                .with(beacon)
                .with(execution)
                .start()) {
            test.awaitsHead(119);
            clock.advance(SmallChain.SLOT.multipliedBy(2));
            test.awaitsHead(121);
            assertThat(test.now().caughtLies()).isEmpty();
        }
    }

    @Test
    void withoutACheckpointNobodyIsAsked() throws Exception {
        try (var test = setup().with(beacon).with(execution).start()) {
            assertThat(test.awaits("sources", now -> !now.sources().isEmpty()).stage())
                    .isEqualTo(new Stage.NotSetUp());
            assertThat(test.node().head(HeadKind.SIGNED)).isInstanceOf(Pending.class);
            assertThat(beacon.asked).hasValue(0);
            assertThat(test.node().useCheckpoint(checkpoint(world.root(72))))
                    .isEqualTo(new CheckpointOutcome.Taken());
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
            assertThat(test.awaits("names", now -> now.sources().stream()
                                    .noneMatch(row -> row.software().isEmpty()))
                            .sources())
                    .extracting(row -> row.software())
                    .containsExactly("Fake/beacon-a", "Fake/execution-a");
            test.node().removeSource(SourceRole.EXECUTION, "execution-a");
            assertThat(test.awaits("one source", now -> now.sources().size() == 1).stage())
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
            test.awaits("catching up or stale", now -> now.stage() instanceof Stage.CatchingUp
                    || now.stage() instanceof Stage.Stale || now.stage() instanceof Stage.Starting);
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
            clock.advance(Duration.ofMinutes(11));
            test.awaitsStage(Stage.Synced.class);
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
            test.awaitsHead(122);
        }
    }

    @Test
    void aCheckpointThatNobodyHasIsUnknown() throws Exception {
        var root = Hash256.of(new byte[32]);
        try (var test = setup().from(checkpoint(root)).with(beacon).with(execution).start()) {
            assertThat(test.awaitsStage(Stage.CheckpointUnknown.class).stage())
                    .isEqualTo(new Stage.CheckpointUnknown(root));
            assertThat(test.node().head(HeadKind.SIGNED))
                    .isInstanceOfSatisfying(
                            Pending.class,
                            it -> assertThat(it.reason()).isEqualTo(new Pending.Reason.CheckpointNotFound(root)));
            assertThat(test.node().useCheckpoint(checkpoint(Hash256.ZERO)))
                    .isEqualTo(new CheckpointOutcome.NotFound());
            test.node().useCheckpoint(checkpoint(world.root(80)));
            test.awaitsHead(119);
        }
    }

    @Test
    void anotherBlockThanTheCheckpointIsALie() throws Exception {
        var other = world.bootstrap(world.root(80));
        beacon.onBootstrap = _ -> other;
        try (var test = usual(72).start()) {
            var unknown = test.awaitsStage(Stage.CheckpointUnknown.class);
            assertThat(unknown.caughtLies()).singleElement().satisfies(lie -> {
                assertThat(lie.source()).isEqualTo("beacon-a");
                assertThat(lie.what()).isEqualTo(new Refutation.WrongBeaconBlock(world.root(72), world.root(80)));
            });
        }
    }

    @Test
    void theFirstServerThatHasTheCheckpointIsEnough() throws Exception {
        var liar = new FakeBeacon("beacon-0", world);
        var other = world.bootstrap(world.root(80));
        liar.onBootstrap = _ -> other;
        try (var test = setup().from(checkpoint(world.root(72)))
                .with(liar)
                .with(beacon)
                .with(execution)
                .start()) {
            var synced = test.awaitsHead(119);
            assertThat(synced.caughtLies()).extracting(lie -> lie.source()).containsExactly("beacon-0");
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
        try (var test = setup().from(checkpoint(forked.root(72)))
                .with(unknown)
                .with(server)
                .start()) {
            test.awaitsHead(109);
            clock.set(SmallChain.during(120));
            var stopped = test.awaitsStage(Stage.RulesUnknown.class);
            assertThat(((Stage.RulesUnknown) stopped.stage()).at().value()).isBetween(112L, 119L);
            assertThat(stopped.head()).isEmpty();
            assertThat(stopped.caughtLies()).isEmpty();
            assertThat(stopped.sources().getFirst().trouble()).containsInstanceOf(SourceFault.UnknownRules.class);
            assertThat(test.node().head(HeadKind.SIGNED))
                    .isInstanceOfSatisfying(
                            Pending.class,
                            it -> assertThat(it.reason()).isEqualTo(new Pending.Reason.RulesUnknown()));
        }
    }

    @Test
    void oneServersStrangeRulesStopNothing() throws Exception {
        var strange = new FakeBeacon("beacon-0", new World(SmallChain.gloasFrom(2), clock));
        try (var test = setup().from(checkpoint(world.root(72)))
                .with(strange)
                .with(beacon)
                .with(execution)
                .start()) {
            test.awaitsHead(119);
            clock.advance(SmallChain.SLOT.multipliedBy(2));
            assertThat(test.awaitsHead(121).stage()).isEqualTo(new Stage.Synced());
        }
    }

    @Test
    void whatASourceSaysOfForksIsAdvice() throws Exception {
        beacon.spec = Reply.said(Map.of(
                "FULU_FORK_EPOCH", "0", "ALTAIR_FORK_EPOCH", "0", "GLOAS_FORK_EPOCH", "1000", "HEZE_FORK_EPOCH",
                "18446744073709551615", "SECONDS_PER_SLOT", "12"));
        try (var test = usual(72).start()) {
            var advised = test.awaits("advice", now -> !now.advice().isEmpty());
            assertThat(advised.advice()).singleElement().asString().contains("beacon-a", "Gloas", "1000");
        }
    }

    @Test
    void aSignatureOfAnotherCommitteeIsALieAndChangesNothing() throws Exception {
        var liar = new FakeBeacon("beacon-0", world);
        liar.onUpdate = reply -> reply.map(FollowingTest::withAnotherBlock);
        try (var test = setup().from(checkpoint(world.root(72)))
                .with(liar)
                .with(beacon)
                .with(execution)
                .start()) {
            var synced = test.awaits("lie and head", now -> now.head().isPresent()
                    && !now.caughtLies().isEmpty());
            assertThat(synced.caughtLies()).allSatisfy(lie -> {
                assertThat(lie.source()).isEqualTo("beacon-0");
                assertThat(lie.what()).isInstanceOf(Refutation.OfBeaconChain.class);
            });
            test.awaitsHead(119);
        }
    }

    private static LightClientUpdate withAnotherBlock(LightClientUpdate update) {
        var beacon = update.attested().beacon();
        var other = new BeaconHeader(
                beacon.slot(), 99, beacon.parentRoot(), beacon.stateRoot(), beacon.bodyRoot());
        return new LightClientUpdate(
                new LightClientHeader(other, update.attested().execution()),
                update.next(),
                update.finality(),
                update.aggregate(),
                update.signatureSlot());
    }

    @Test
    void aJumpOverPeriodsChangesNothing() throws Exception {
        clock.set(SmallChain.during(3 * PERIOD + 20));
        beacon.onUpdates = _ -> Reply.failed(new SourceFault.NotThere("pruned"));
        try (var test = usual(8).start()) {
            beacon.pushesUpdates = true;
            test.awaitsStage(Stage.Syncing.class);
            beacon.push(world.signed(3 * PERIOD + 10, 32, false, true));
            beacon.onUpdates = reply -> reply;
            clock.advance(Duration.ofMinutes(6));
            test.awaits("head", now -> now.head().isPresent());
            assertThat(test.now().caughtLies()).isEmpty();
        }
    }

    @Test
    void aSignatureFromTheFutureIsALie() throws Exception {
        beacon.onUpdate = _ -> Reply.said(world.signed(200, 32, false, true));
        try (var test = usual(72).start()) {
            var caught = test.awaits("lie", now -> !now.caughtLies().isEmpty());
            assertThat(caught.caughtLies().getFirst().what()).isInstanceOf(Refutation.SlotsOutOfOrder.class);
            assertThat(caught.head().filter(head -> head.slot().value() > 72)).isEmpty();
        }
    }

    @Test
    void whatComesAMomentTooEarlyWaits() throws Exception {
        beacon.pushesUpdates = true;
        try (var test = usual(72).start()) {
            test.awaitsHead(119);
            beacon.listenedTo.await();
            beacon.gate = new CountDownLatch(1);
            beacon.push(world.signed(120, 32, false, false));
            clock.advance(SmallChain.SLOT);
            test.awaitsHead(120);
            assertThat(test.now().caughtLies()).isEmpty();
            beacon.gate.countDown();
        }
    }

    @Test
    void aHeadThatAMinoritySignedIsNeverTheHead() throws Exception {
        beacon.onUpdate = reply -> reply.map(update -> world.signed(
                update.attested().slot().value(), 21, false, update.finality().isPresent()));
        try (var test = usual(72).start()) {
            test.awaits("updates", now -> now.checked().updates() >= 2);
            var head = test.awaits("head", now -> now.head().isPresent()).head().orElseThrow();
            assertThat(head.slot()).isEqualTo(Slot.of(72));
            assertThat(head.signed()).isZero();
        }
    }

    @Test
    void aForcedCommitteeProvesNothing() throws Exception {
        beacon.onUpdate = reply -> reply.map(update -> world.signed(
                update.attested().slot().value(), 21, true, true));
        beacon.onUpdates = _ -> Reply.failed(new SourceFault.NotThere("pruned"));
        clock.set(SmallChain.during(PERIOD + 50));
        try (var test = usual(72).start()) {
            test.awaits("updates", now -> now.checked().updates() >= 2);
            assertThat(test.node().forceUpdate()).isFalse();
            clock.set(SmallChain.during(72 + PERIOD + 5));
            assertThat(test.node().forceUpdate()).isTrue();
            test.awaits("no head", now -> now.head().isEmpty());
            assertThat(test.node().head(HeadKind.SIGNED))
                    .isInstanceOfSatisfying(
                            Pending.class,
                            it -> assertThat(it.reason()).isEqualTo(new Pending.Reason.CommitteeForced()));
            beacon.onUpdate = reply -> reply;
            beacon.onUpdates = reply -> reply;
            assertThat(test.node().useCheckpoint(checkpoint(world.root(120))))
                    .isEqualTo(new CheckpointOutcome.Taken());
            test.awaits("head", now -> now.head().filter(h -> h.signed() == 32).isPresent());
        }
    }

    @Test
    void operatorsAreComparedWithoutBelievingOne() throws Exception {
        var behind = new FakeBeacon("beacon-b", world);
        behind.standsAt = 111;
        var down = new FakeBeacon("beacon-c", world);
        down.isDown = true;
        try (var test = setup().with(beacon).with(behind).with(down).start()) {
            var words = test.node().compareCheckpoints();
            assertThat(words).hasSize(3);
            var newest = (OperatorsWord.Answer.Names) word(words, "beacon-a");
            assertThat(newest.root()).isEqualTo(world.root(SmallChain.finalFor(119)));
            assertThat(newest.slot()).isEqualTo(Slot.of(SmallChain.finalFor(119)));
            assertThat(newest.servedBy()).containsExactlyInAnyOrder("beacon-a", "beacon-b");
            var older = (OperatorsWord.Answer.Names) word(words, "beacon-b");
            assertThat(older.slot()).isEqualTo(Slot.of(SmallChain.finalFor(111)));
            assertThat(word(words, "beacon-c")).isInstanceOf(OperatorsWord.Answer.Silent.class);
            assertThat(test.now().checkpoint()).isEmpty();
        }
    }

    private static OperatorsWord.Answer word(List<OperatorsWord> words, String operator) {
        return words.stream().filter(it -> it.operator().equals(operator)).findFirst().orElseThrow().answer();
    }

    @Test
    void closingEndsAllThreads() throws Exception {
        beacon.pushesUpdates = true;
        var hanging = new FakeBeacon("beacon-hanging", world);
        hanging.gate = new CountDownLatch(1);
        var test = setup().from(checkpoint(world.root(72)))
                .with(beacon)
                .with(hanging)
                .with(execution)
                .start();
        test.awaitsHead(119);
        beacon.listenedTo.await();
        test.close();
        assertThat(beacon.calledOff.getCount()).isZero();
        assertThat(hanging.calledOff.getCount()).isZero();
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("ethereum-"));
        test.node().goOnline();
        test.close();
    }

    @Test
    void afterARestartItGoesOnFromItsFile() throws Exception {
        clock.set(SmallChain.during(3 * PERIOD + 50));
        try (var test = usual(8).start()) {
            assertThat(test.recovery()).isEqualTo(new EthereumNode.Recovery.Nothing());
            test.awaitsHead(3 * PERIOD + 49);
            test.awaits("final", now -> isFinal(now, SmallChain.finalFor(3 * PERIOD + 49)));
        }
        int bootstraps = beacon.bootstraps.get();
        beacon.periodsAsked.clear();
        try (var test = setup().with(beacon).with(execution).start()) {
            assertThat(test.recovery()).isInstanceOf(EthereumNode.Recovery.Followed.class);
            var synced = test.awaitsHead(3 * PERIOD + 49);
            assertThat(synced.checkpoint().orElseThrow()).isEqualTo(checkpoint(world.root(8)));
            assertThat(beacon.bootstraps).hasValue(bootstraps);
            assertThat(beacon.periodsAsked).doesNotContain(0L, 1L, 2L);
        }
    }

    @Test
    void anAlteredFileCountsForNothing() throws Exception {
        clock.set(SmallChain.during(3 * PERIOD + 50));
        try (var test = usual(8).start()) {
            test.awaitsHead(3 * PERIOD + 49);
            test.awaits("final", now -> isFinal(now, SmallChain.finalFor(3 * PERIOD + 49)));
        }
        flip(folder.resolve(LightClientFile.NAME));
        int bootstraps = beacon.bootstraps.get();
        try (var test = usual(8).start()) {
            assertThat(test.recovery()).isInstanceOf(EthereumNode.Recovery.Refused.class);
            test.awaitsHead(3 * PERIOD + 49);
            assertThat(beacon.bootstraps).hasValue(bootstraps + 1);
        }
    }

    private static void flip(Path file) throws IOException {
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }

    @Test
    void anotherCheckpointThanTheKeptOneBeginsAnew() throws Exception {
        try (var test = usual(72).start()) {
            test.awaitsHead(119);
            test.awaits("final", now -> now.finalized().isPresent());
        }
        try (var test = usual(80).start()) {
            assertThat(test.recovery()).isEqualTo(new EthereumNode.Recovery.Nothing());
            var synced = test.awaitsHead(119);
            assertThat(synced.checkpoint().orElseThrow().root()).isEqualTo(world.root(80));
        }
    }

    @Test
    void whatWasKeptTooLongIsParkedWithoutAQuestion() throws Exception {
        try (var test = usual(72).start()) {
            test.awaitsHead(119);
            test.awaits("final", now -> now.finalized().isPresent());
        }
        clock.advance(Duration.ofDays(20));
        int asked = beacon.asked.get();
        try (var test = usual(72).start()) {
            assertThat(test.recovery()).isInstanceOf(EthereumNode.Recovery.Followed.class);
            test.awaitsStage(Stage.StaleAnchor.class);
            assertThat(beacon.asked).hasValue(asked);
        }
    }
}

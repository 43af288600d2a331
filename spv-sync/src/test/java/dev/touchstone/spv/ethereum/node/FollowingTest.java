package dev.touchstone.spv.ethereum.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot.Stage;
import dev.touchstone.spv.ethereum.source.Reply;
import dev.touchstone.spv.ethereum.source.SourceFault;
import dev.touchstone.spv.proof.Evidence;
import dev.touchstone.spv.testsupport.SmallChain;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The newest block is followed, whichever of the servers are of use.
class FollowingTest {
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
    void fromACheckpointOfThisPeriodToTheNewestBlock() throws Exception {
        try (var test = usual(72).start()) {
            var synced = test.awaitsHead(119);
            assertThat(synced.stage()).isEqualTo(new Stage.Synced());
            var head = synced.head().orElseThrow();
            assertThat(head.block().value()).isEqualTo(world.at(119).execution().header());
            assertThat(head.signed()).isEqualTo(32);
            assertThat(head.members()).isEqualTo(32);
            assertThat(head.slotTime()).isEqualTo(SmallChain.during(119).minusSeconds(6));
            var both = test.awaitsFinal(SmallChain.finalFor(119));
            assertThat(both.checkpointTime()).contains(SmallChain.during(72).minusSeconds(6));
            assertThat(both.period()).isEqualTo(1);
            assertThat(both.mayRelyOn(clock.instant())).isTrue();
            assertThat(both.mayRelyOn(clock.instant().plusSeconds(200))).isFalse();
        }
    }

    @Test
    void overPeriodsThatNobodyWatched() throws Exception {
        clock.set(SmallChain.during(5 * PERIOD + 20));
        try (var test = usual(8).start()) {
            var head = test.awaitsHead(5 * PERIOD + 19);
            assertThat(head.stage()).isEqualTo(new Stage.Synced());
            assertThat(head.period()).isEqualTo(5);
            assertThat(beacon.periodsAsked).contains(0L);
            var evidence =
                    (Evidence.SignedBlock) head.head().orElseThrow().block().evidence();
            assertThat(evidence.trail().checkpoint().root()).isEqualTo(world.root(8));
            assertThat(evidence.trail().updates()).hasSizeGreaterThanOrEqualTo(5);
        }
    }

    @Test
    void theHeadMovesWithTheClock() throws Exception {
        try (var test = usual(72).start()) {
            test.awaitsHead(119);
            test.awaitsInTime(clock, SmallChain.SLOT, "two heads more", now -> isFrom(now, 121));
            clock.set(SmallChain.during(PERIOD * 2 + 3));
            test.awaitsInTime(clock, SmallChain.SLOT, "the next period", now -> isFrom(now, PERIOD * 2 + 2));
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
        try (var test = setup().from(world.root(72))
                .with(still)
                .with(hanging)
                .with(beacon)
                .with(execution)
                .start()) {
            test.awaitsHead(119);
            test.awaitsInTime(clock, SmallChain.SLOT, "two heads more", now -> isFrom(now, 121));
            assertThat(test.now().caughtLies()).isEmpty();
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
    void aSlowClockIsNoServersFault() throws Exception {
        var slow = new FakeClock(SmallChain.during(110));
        try (var test = new TestNode.Setup(world.chain().chain(), slow, folder)
                .from(world.root(72))
                .with(beacon)
                .with(execution)
                .start()) {
            var advised = test.awaits("advice", now -> !now.advice().isEmpty());
            assertThat(advised.advice()).singleElement().asString().contains("102 seconds slow");
            assertThat(advised.caughtLies()).isEmpty();
            slow.set(clock.instant());
            test.awaitsInTime(slow, SmallChain.SLOT, "head", now -> isFrom(now, 119));
            assertThat(test.now().advice()).isEmpty();
        }
    }

    @Test
    void theFirstServerThatHasTheCheckpointIsEnough() throws Exception {
        var liar = new FakeBeacon("beacon-0", world);
        var other = world.bootstrap(world.root(80));
        liar.onBootstrap = _ -> other;
        try (var test = setup().from(world.root(72))
                .with(liar)
                .with(beacon)
                .with(execution)
                .start()) {
            var synced = test.awaitsHead(119);
            assertThat(synced.caughtLies()).extracting(lie -> lie.source()).containsExactly("beacon-0");
        }
    }

    @Test
    void oneServersStrangeRulesStopNothing() throws Exception {
        var strange = new FakeBeacon("beacon-0", new World(SmallChain.gloasFrom(2), clock));
        try (var test = setup().from(world.root(72))
                .with(strange)
                .with(beacon)
                .with(execution)
                .start()) {
            test.awaitsHead(119);
            test.awaitsInTime(clock, SmallChain.SLOT, "two heads more", now -> isFrom(now, 121));
            assertThat(test.now().stage()).isEqualTo(new Stage.Synced());
        }
    }

    /// No newer block contradicts whoever speaks of other rules, but neither does the other server agree.
    @Test
    void oneServersStrangeRulesStopNothingWhileTheHeadIsOld() throws Exception {
        beacon.standsAt = 100;
        var strange = new FakeBeacon("beacon-0", world);
        strange.onUpdate = _ -> Reply.failed(new SourceFault.UnknownRules("heze"));
        try (var test = setup().from(world.root(72))
                .with(strange)
                .with(beacon)
                .with(execution)
                .start()) {
            test.awaitsHead(100);
            test.awaitsInTime(
                    clock,
                    SmallChain.SLOT,
                    "strange rules",
                    now -> now.sources().stream().anyMatch(row -> row.name().equals("beacon-0") && row.failures() > 2));
            assertThat(test.now().stage()).isNotInstanceOf(Stage.RulesUnknown.class);
            assertThat(test.node().head(HeadKind.SIGNED).isProven()).isTrue();
            beacon.onUpdate = strange.onUpdate;
            test.awaitsInTime(
                    clock,
                    SmallChain.SLOT,
                    "the same from everybody",
                    now -> now.stage() instanceof Stage.RulesUnknown);
        }
    }

    @Test
    void whatASourceSaysOfForksIsAdvice() throws Exception {
        beacon.spec = Reply.said(Map.of(
                "FULU_FORK_EPOCH",
                "0",
                "ALTAIR_FORK_EPOCH",
                "0",
                "GLOAS_FORK_EPOCH",
                "1000",
                "HEZE_FORK_EPOCH",
                "18446744073709551615",
                "SECONDS_PER_SLOT",
                "12"));
        try (var test = usual(72).start()) {
            var advised = test.awaits("advice", now -> !now.advice().isEmpty());
            assertThat(advised.advice()).singleElement().asString().contains("beacon-a", "Gloas", "1000");
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

    @Test
    void closingEndsAllThreads() throws Exception {
        beacon.pushesUpdates = true;
        var hanging = new FakeBeacon("beacon-hanging", world);
        hanging.gate = new CountDownLatch(1);
        var test = setup().from(world.root(72))
                .with(beacon)
                .with(hanging)
                .with(execution)
                .start();
        test.awaitsHead(119);
        beacon.listenedTo.await();
        test.close();
        assertThat(beacon.calledOff.getCount()).isZero();
        assertThat(hanging.calledOff.getCount()).isZero();
        assertThat(test.node().hasEnded()).isTrue();
        test.node().goOnline();
        test.close();
    }

    private static OperatorsWord.Answer word(List<OperatorsWord> words, String operator) {
        return words.stream()
                .filter(it -> it.operator().equals(operator))
                .findFirst()
                .orElseThrow()
                .answer();
    }

    private static boolean isFrom(EthereumSnapshot now, long slot) {
        return now.head().filter(head -> head.slot().value() >= slot).isPresent();
    }
}

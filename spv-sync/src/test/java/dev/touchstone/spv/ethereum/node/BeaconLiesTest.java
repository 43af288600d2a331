package dev.touchstone.spv.ethereum.node;

import static dev.touchstone.spv.ethereum.node.TestNode.checkpoint;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.ethereum.beacon.BeaconHeader;
import dev.touchstone.spv.ethereum.beacon.LightClientHeader;
import dev.touchstone.spv.ethereum.beacon.LightClientUpdate;
import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot.Stage;
import dev.touchstone.spv.ethereum.source.Reply;
import dev.touchstone.spv.ethereum.source.SourceFault;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.spv.testsupport.SmallChain;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What beacon nodes may say that is not so changes nothing, and the liar is known.
class BeaconLiesTest {
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
    void aSignatureOfAnotherCommitteeIsALieAndChangesNothing() throws Exception {
        var liar = new FakeBeacon("beacon-0", world);
        liar.onUpdate = reply -> reply.map(BeaconLiesTest::withAnotherBlock);
        try (var test = setup().from(world.root(72))
                .with(liar)
                .with(beacon)
                .with(execution)
                .start()) {
            var synced = test.awaits(
                    "lie and head",
                    now -> now.head().isPresent() && !now.caughtLies().isEmpty());
            assertThat(synced.caughtLies()).allSatisfy(lie -> {
                assertThat(lie.source()).isEqualTo("beacon-0");
                assertThat(lie.what()).isInstanceOf(Refutation.OfBeaconChain.class);
            });
            test.awaitsHead(119);
        }
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
            test.awaitsInTime(clock, SmallChain.SLOT, "head", now -> now.head().isPresent());
            assertThat(test.now().caughtLies()).isEmpty();
        }
    }

    @Test
    void aSignatureFromTheFutureIsALie() throws Exception {
        beacon.onUpdate = reply -> reply.map(update -> new LightClientUpdate(
                update.attested(), update.next(), update.finality(), update.aggregate(), Slot.of(126)));
        try (var test = usual(72).start()) {
            var caught = test.awaits("lie", now -> !now.caughtLies().isEmpty());
            assertThat(caught.caughtLies().getFirst().what()).isInstanceOf(Refutation.SlotsOutOfOrder.class);
            assertThat(caught.head().filter(head -> head.slot().value() > 72)).isEmpty();
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
        beacon.onUpdate = reply ->
                reply.map(update -> world.signed(update.attested().slot().value(), 21, true, true));
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
            assertThat(test.node().useCheckpoint(checkpoint(world.root(120)))).isEqualTo(new CheckpointOutcome.Taken());
            test.awaits("head", now -> now.head().filter(h -> h.signed() == 32).isPresent());
        }
    }

    private static LightClientUpdate withAnotherBlock(LightClientUpdate update) {
        var beacon = update.attested().beacon();
        var other = new BeaconHeader(beacon.slot(), 99, beacon.parentRoot(), beacon.stateRoot(), beacon.bodyRoot());
        return new LightClientUpdate(
                new LightClientHeader(other, update.attested().execution()),
                update.next(),
                update.finality(),
                update.aggregate(),
                update.signatureSlot());
    }
}

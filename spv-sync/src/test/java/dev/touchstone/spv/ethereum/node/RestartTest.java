package dev.touchstone.spv.ethereum.node;

import static dev.touchstone.spv.ethereum.node.TestNode.checkpoint;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.ethereum.node.EthereumSnapshot.Stage;
import dev.touchstone.spv.store.LightClientFile;
import dev.touchstone.spv.testsupport.SmallChain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was kept is checked again, and goes on.
class RestartTest {
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
    void afterARestartItGoesOnFromItsFile() throws Exception {
        clock.set(SmallChain.during(3 * PERIOD + 50));
        try (var test = usual(8).start()) {
            assertThat(test.recovery()).isEqualTo(new EthereumNode.Recovery.Nothing());
            test.awaitsHead(3 * PERIOD + 49);
            test.awaitsFinal(SmallChain.finalFor(3 * PERIOD + 49));
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
            test.awaitsFinal(SmallChain.finalFor(3 * PERIOD + 49));
        }
        flip(folder.resolve(LightClientFile.NAME));
        int bootstraps = beacon.bootstraps.get();
        try (var test = usual(8).start()) {
            assertThat(test.recovery()).isInstanceOf(EthereumNode.Recovery.Refused.class);
            test.awaitsHead(3 * PERIOD + 49);
            assertThat(beacon.bootstraps).hasValue(bootstraps + 1);
        }
    }

    /// What the program itself can begin from counts where nothing was given, and what is kept is false or not
    /// there.
    @Test
    void withoutAWordItBeginsFromTheReleasesCheckpointWhereTheFileIsRefused() throws Exception {
        var release = setup().otherwise(checkpoint(world.root(80))).with(beacon).with(execution);
        try (var test = release.start()) {
            assertThat(test.recovery()).isEqualTo(new EthereumNode.Recovery.Nothing());
            assertThat(test.awaitsHead(119).checkpoint().orElseThrow().root()).isEqualTo(world.root(80));
            test.awaitsFinal(SmallChain.finalFor(119));
        }
        try (var test = setup().otherwise(checkpoint(world.root(88)))
                .with(beacon)
                .with(execution)
                .start()) {
            assertThat(test.recovery()).isInstanceOf(EthereumNode.Recovery.Followed.class);
            assertThat(test.awaitsHead(119).checkpoint().orElseThrow().root()).isEqualTo(world.root(80));
        }
        flip(folder.resolve(LightClientFile.NAME));
        try (var test = setup().otherwise(checkpoint(world.root(88)))
                .with(beacon)
                .with(execution)
                .start()) {
            assertThat(test.recovery()).isInstanceOf(EthereumNode.Recovery.Refused.class);
            assertThat(test.awaitsHead(119).checkpoint().orElseThrow().root()).isEqualTo(world.root(88));
        }
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

    private static void flip(Path file) throws IOException {
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }
}

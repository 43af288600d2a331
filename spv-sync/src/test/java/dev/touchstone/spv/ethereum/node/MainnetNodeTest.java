package dev.touchstone.spv.ethereum.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.beacon.EthereumChains;
import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.ethereum.node.Checkpoint.Origin;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot.Stage;
import dev.touchstone.spv.ethereum.source.ExecutionSource;
import dev.touchstone.spv.ethereum.source.Reply;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.spv.testsupport.EthereumJson;
import dev.touchstone.spv.testsupport.SmallChain;
import dev.touchstone.spv.testsupport.Vectors;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The node on what mainnet's servers really said, under mainnet's own rules and with its 512 members.
class MainnetNodeTest {
    private final EthereumChain mainnet =
            EthereumChains.builtIn().byId("mainnet").orElseThrow();

    @TempDir
    Path folder;

    private FakeClock after(RecordedBeacon beacon) {
        return new FakeClock(
                mainnet.schedule().timeOf(beacon.newest().signatureSlot()).plusSeconds(5));
    }

    private static Checkpoint checkpoint(Hash256 root) {
        return new Checkpoint(root, new Origin.BuiltIn("0.1"), Instant.EPOCH);
    }

    /// An execution node that has one recorded block, and nothing else.
    private static ExecutionSource having(ExecutionHeader header) {
        var clock = new FakeClock(SmallChain.during(2));
        var execution = new FakeExecution("recorded", new World(SmallChain.fulu(), clock));
        execution.onlyHeader = Optional.of(Reply.said(header.bytes()));
        return execution;
    }

    @Test
    void mainnetsFinalBlockIsProvenAndKept() throws Exception {
        var beacon = RecordedBeacon.ofMainnet();
        var block = EthereumJson.header(Vectors.json("ethereum/lightclient/mainnet-fulu/block_0x17a2d23.json.gz"));
        var root = beacon.recorded().header().beacon().root();
        var clock = after(beacon);
        var setup = new TestNode.Setup(mainnet, clock, folder)
                .from(checkpoint(root))
                .with(beacon)
                .with(having(block));
        try (var test = setup.start()) {
            var synced = test.awaitsInTime(
                    clock, SmallChain.SLOT, "final head", now -> now.finalized().isPresent());
            assertThat(synced.stage()).isEqualTo(new Stage.Synced());
            var head = synced.finalized().orElseThrow();
            assertThat(head.block().value()).isEqualTo(block);
            assertThat(head.slot()).isEqualTo(Slot.of(14_017_952));
            assertThat(head.signed()).isGreaterThan(500);
            assertThat(head.members()).isEqualTo(512);
        }
        try (var test = setup.start()) {
            assertThat(test.recovery()).isEqualTo(new EthereumNode.Recovery.Followed(Slot.of(14_017_952)));
        }
    }

    @Test
    void anotherChainUnderMainnetsRulesIsRefusedByItsCheckpoint() throws Exception {
        var miniature = RecordedBeacon.ofMiniature();
        var real = RecordedBeacon.ofMainnet().recorded().header().beacon().root();
        var setup = new TestNode.Setup(mainnet, after(miniature), folder)
                .from(checkpoint(real))
                .with(miniature);
        try (var test = setup.start()) {
            var unknown = test.awaitsStage(Stage.CheckpointUnknown.class);
            assertThat(unknown.caughtLies())
                    .singleElement()
                    .satisfies(lie -> assertThat(lie.what()).isInstanceOf(Refutation.WrongBeaconBlock.class));
        }
    }

    @Test
    void withItsOwnCheckpointThatChainIsFollowed() throws Exception {
        var miniature = RecordedBeacon.ofMiniature();
        var root = miniature.recorded().header().beacon().root();
        var setup = new TestNode.Setup(mainnet, after(miniature), folder)
                .from(checkpoint(root))
                .with(miniature);
        try (var test = setup.start()) {
            var synced = test.awaitsStage(Stage.Synced.class);
            assertThat(synced.caughtLies()).isEmpty();
        }
    }
}

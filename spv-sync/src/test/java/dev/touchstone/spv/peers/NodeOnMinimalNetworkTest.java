package dev.touchstone.spv.peers;

import static dev.touchstone.spv.testsupport.Tampering.proven;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.beacon.ConsensusFork;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.beacon.EthereumChains;
import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.ethereum.node.EthereumNode.Recovery;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot.Stage;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.ethereum.source.SourceFault;
import dev.touchstone.spv.ethereum.source.SourceRole;
import dev.touchstone.spv.testsupport.EthereumJson;
import dev.touchstone.spv.testsupport.EthereumPeer;
import dev.touchstone.spv.testsupport.LyingProxy;
import dev.touchstone.spv.testsupport.PeerClock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The program's own node on a chain of the minimal preset, through its public ports: over committee periods and
/// forks, which come in the middle of a period. The tests stand in the order in which the chain grows.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(value = 6, unit = TimeUnit.MINUTES)
class NodeOnMinimalNetworkTest {
    private static final int EPOCH = 8;
    private static final int PERIOD = 8 * EPOCH;
    private static final int ELECTRA_EPOCH = 12;
    private static final int FULU_EPOCH = 18;
    private static final int LAST_SLOT = 216;

    private static final EthereumAddress NOBODY =
            EthereumAddress.of(HexFormat.of().parseHex("00000000000000000000000000000000deadbeef"));

    private Path folder;
    private EthereumPeer peer;
    private PeerClock clock;

    @BeforeAll
    @Timeout(value = 6, unit = TimeUnit.MINUTES)
    void start(@TempDir Path kept) {
        folder = kept;
        peer = EthereumPeer.start(
                "--slots=80",
                "--lag=300",
                "--dip=10:0.7",
                "--electra-epoch=" + ELECTRA_EPOCH,
                "--fulu-epoch=" + FULU_EPOCH);
        clock = new PeerClock(peer);
    }

    @AfterAll
    void stop() {
        if (peer != null) peer.close();
    }

    private PeerNode.Setup asking(String beaconUrl, Path where) {
        return new PeerNode.Setup(peer.chain(), clock, where)
                .own(SourceRole.BEACON, beaconUrl)
                .own(SourceRole.EXECUTION, peer.rpcUrl());
    }

    private PeerNode.Setup asking(Path where) {
        return asking(peer.beaconUrl(), where);
    }

    @Test
    @Order(1)
    void followsAcrossPeriodsAndForks() {
        try (var node = asking(folder).from(peer.checkpoint()).start()) {
            assertThat(node.recovery()).isEqualTo(new Recovery.Nothing());
            var signed = EnumSet.noneOf(ConsensusFork.class);
            var finalized = EnumSet.noneOf(ConsensusFork.class);
            for (long head = peer.headSlot(); ; head = peer.headSlot()) {
                var synced = node.awaitsSynced(head - 1);
                signed.add(forkOf(synced.head().orElseThrow().slot()));
                finalized.add(forkOf(synced.finalized().orElseThrow().slot()));
                provesBalances(node);
                if (head >= LAST_SLOT) break;
                peer.advance(EPOCH, 100);
                clock.set();
            }
            assertThat(List.of(signed, finalized))
                    .allSatisfy(forks -> assertThat(forks)
                            .containsExactly(ConsensusFork.DENEB, ConsensusFork.ELECTRA, ConsensusFork.FULU));
            assertThat(node.now().period()).isEqualTo(LAST_SLOT / PERIOD);
            assertThat(node.now().caughtLies()).isEmpty();
            assertThat(node.kindsOfStages()).contains(Stage.Starting.class, Stage.Synced.class);
            assertThat(node.now().checked().updates()).isGreaterThan(LAST_SLOT / PERIOD);
        }
    }

    private ConsensusFork forkOf(Slot slot) {
        return peer.chain().schedule().forkAt(slot).orElseThrow();
    }

    /// What it proves at either head is what the execution client says of the same block.
    private void provesBalances(PeerNode node) {
        for (var kind : HeadKind.values()) {
            var addresses = new ArrayList<>(peer.funded());
            addresses.add(NOBODY);
            var accounts = node.node().accounts(addresses, kind);
            assertThat(accounts).hasSameSizeAs(addresses);
            for (int i = 0; i < addresses.size(); i++) {
                var account = proven(accounts.get(i));
                var block = Map.of("blockHash", "0x" + account.asOf().hash().hex());
                var text = addresses.get(i).text();
                assertThat(account.value().address()).isEqualTo(addresses.get(i));
                assertThat(account.value().balance())
                        .isEqualTo(EthereumJson.wei(peer.call("eth_getBalance", text, block)));
                assertThat(account.value().nonce())
                        .isEqualTo(EthereumJson.count(peer.call("eth_getTransactionCount", text, block)));
            }
            assertThat(proven(accounts.getFirst()).value().balance().isZero()).isFalse();
            assertThat(proven(accounts.getLast()).value().isEmpty()).isTrue();
        }
    }

    /// Without being told a checkpoint, and without asking for one.
    @Test
    @Order(2)
    void goesOnFromItsFileAfterARestart() {
        try (var beacon = LyingProxy.before(peer.beaconUrl())) {
            beacon.lies("[{'path':'bootstrap','status':500}]");
            try (var node = asking(beacon.url(), folder).start()) {
                assertThat(node.recovery())
                        .isInstanceOfSatisfying(
                                Recovery.Followed.class,
                                it -> assertThat(it.finalized().value()).isGreaterThan(LAST_SLOT - 4 * EPOCH));
                var synced = node.awaitsSynced(peer.headSlot() - 1);
                assertThat(synced.checkpoint().orElseThrow().root()).isEqualTo(peer.checkpoint());
                provesBalances(node);
            }
            assertThat(beacon.log()).doesNotContain("lie: bootstrap");
        }
    }

    @Test
    @Order(2)
    void catchesUpFromAnOldCheckpoint(@TempDir Path empty) {
        try (var node = asking(empty).from(peer.checkpoint()).start()) {
            assertThat(node.awaitsSynced(peer.headSlot() - 1).period()).isEqualTo(LAST_SLOT / PERIOD);
            assertThat(node.kindsOfStages()).contains(Stage.Starting.class, Stage.Syncing.class, Stage.Synced.class);
            provesBalances(node);
        }
    }

    @Test
    @Order(2)
    void isNotTakenForMainnet(@TempDir Path empty) {
        EthereumChain mainnet = EthereumChains.builtIn().byId("mainnet").orElseThrow();
        var setup = new PeerNode.Setup(mainnet, clock, empty)
                .own(SourceRole.BEACON, peer.beaconUrl())
                .own(SourceRole.EXECUTION, peer.rpcUrl())
                .from(peer.checkpoint());
        try (var node = setup.start()) {
            node.awaits(
                    "its network",
                    now -> now.sources().stream()
                            .allMatch(row -> row.trouble()
                                    .filter(SourceFault.WrongNetwork.class::isInstance)
                                    .isPresent()));
            assertThat(node.awaitsStage(Stage.Offline.class).head()).isEmpty();
        }
    }
}

package dev.touchstone.spv.peers;

import static dev.touchstone.spv.peers.PeerSources.fault;
import static dev.touchstone.spv.peers.PeerSources.said;
import static dev.touchstone.spv.testsupport.Tampering.proven;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.beacon.ConsensusFork;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.beacon.EthereumChains;
import dev.touchstone.spv.ethereum.beacon.LightClientBootstrap;
import dev.touchstone.spv.ethereum.beacon.LightClientJson;
import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.ethereum.bls.BlstBls;
import dev.touchstone.spv.ethereum.node.BuiltInCheckpoints;
import dev.touchstone.spv.ethereum.node.EthereumNode;
import dev.touchstone.spv.ethereum.node.EthereumNode.Recovery;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot.Stage;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.ethereum.source.SourceFault;
import dev.touchstone.spv.ethereum.source.SourceRole;
import dev.touchstone.spv.proof.LightClientStore;
import dev.touchstone.spv.proof.LightClientStore.Outcome;
import dev.touchstone.spv.proof.LightClientStore.Start;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.spv.testsupport.EthereumJson;
import dev.touchstone.spv.testsupport.EthereumPeer;
import dev.touchstone.spv.testsupport.LyingProxy;
import dev.touchstone.spv.testsupport.Vectors;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A chain under mainnet's own configuration, with 512 members and chain id 1: only the checkpoint tells it from
/// mainnet, so a client that is set up for mainnet follows it as it is.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class MainnetRulesTest {
    private static final EthereumChain MAINNET =
            EthereumChains.builtIn().byId("mainnet").orElseThrow();
    private static final int EPOCH = 32;

    /// Slots from the chain's first on until something is final.
    private static final int FINALITY = 130;

    private EthereumPeer peer;
    private PeerSources sources;

    @BeforeAll
    @Timeout(value = 9, unit = TimeUnit.MINUTES)
    void start() {
        peer = EthereumPeer.start(
                "--config", "mainnet", "--deploy", "--dip", "10:0.7", "--slots", "" + slotsOfHistory());
        sources = PeerSources.of(peer, MAINNET);
    }

    @AfterAll
    void stop() {
        if (sources != null) sources.close();
        if (peer != null) peer.close();
    }

    /// Where a committee's period ends before anything is final, nobody can learn the next committee. Then the chain
    /// begins earlier.
    private static int slotsOfHistory() {
        var schedule = MAINNET.schedule();
        long now = schedule.slotAt(Instant.now()).orElseThrow().value();
        int slots = FINALITY + 40;
        long intoPeriod = now % schedule.preset().slotsPerPeriod();
        return intoPeriod < slots + EPOCH ? slots + FINALITY + EPOCH : slots;
    }

    private Follower caughtUp() {
        var follower = Follower.of(sources, peer.checkpoint());
        follower.catchUp();
        return follower;
    }

    @Test
    void isFollowedToFinalityByAClientOfMainnet() {
        var description = peer.chain();
        assertThat(description.chainId()).isEqualTo(MAINNET.chainId());
        assertThat(description.schedule().genesisValidatorsRoot())
                .isEqualTo(MAINNET.schedule().genesisValidatorsRoot());
        var follower = Follower.of(sources, peer.checkpoint());
        var trusted = follower.store().finalized().slot();
        follower.catchUp();
        var store = follower.store();
        assertThat(store.finalized().slot().value()).isGreaterThan(trusted.value() + EPOCH);
        assertThat(store.signedHead().slot()).isEqualTo(Slot.of(peer.headSlot() - 1));
        assertThat(MAINNET.schedule().forkAt(store.signedHead().slot())).contains(ConsensusFork.FULU);
        assertThat(follower.optimistic().aggregate().size()).isEqualTo(512);
    }

    @Test
    void balancesAndContractSlotsAreProven() {
        var follower = caughtUp();
        provesSlots(follower.finalHead());
        provesSlots(follower.signedHead());
    }

    private void provesSlots(Proven<ExecutionHeader> header) {
        var prover = new StateProver(peer, sources.execution(), header);
        for (var address : peer.funded()) {
            assertThat(prover.account(address).value().balance().isZero()).isFalse();
        }
        var slots = peer.contractSlots();
        assertThat(slots).hasSize(11);
        var words = prover.words(slots);
        for (var slot : slots) assertThat(words).as(slot.what()).containsEntry(slot, slot.value());
    }

    private static LightClientBootstrap realBootstrap() {
        var json = Vectors.json("ethereum/lightclient/mainnet-fulu/lc_bootstrap.json");
        return LightClientJson.bootstrap(json, MAINNET.schedule().preset()).orThrow();
    }

    private static Hash256 realCheckpoint() {
        return realBootstrap().header().beacon().root();
    }

    @Test
    void isRefusedAtOnceByWhoTrustsARealCheckpoint() {
        var bootstrap = said(sources.beacon().bootstrap(peer.checkpoint()));
        assertThat(LightClientStore.start(MAINNET, new BlstBls(), realCheckpoint(), bootstrap))
                .isEqualTo(new Start.Refused(new Refutation.WrongBeaconBlock(realCheckpoint(), peer.checkpoint())));
    }

    @Test
    void hasNoBootstrapOfARealCheckpoint() {
        assertThat(fault(sources.beacon().bootstrap(realCheckpoint()))).isInstanceOf(SourceFault.NotThere.class);
    }

    /// Somebody else serves the real bootstrap, and the chain's updates follow it.
    @Test
    void tellsNothingToWhoBeganAtARealCheckpoint() {
        var start = LightClientStore.start(MAINNET, new BlstBls(), realCheckpoint(), realBootstrap());
        assertThat(start).isInstanceOf(Start.Started.class);
        var store = ((Start.Started) start).store();
        var before = store.finalized();
        var follower = Follower.of(sources, peer.checkpoint());
        var now = MAINNET.schedule().slotAt(Instant.now()).orElseThrow();
        var updates = List.of(follower.periods().getFirst(), follower.finality(), follower.optimistic());
        for (var update : updates) {
            assertThat(store.process(update, now)).isInstanceOf(Outcome.Refused.class);
        }
        assertThat(store.finalized()).isEqualTo(before);
        assertThat(store.optimistic()).isEqualTo(before);
    }

    private PeerNode.Setup asking(String beaconUrl, Path where) {
        return new PeerNode.Setup(MAINNET, InstantSource.system(), where)
                .own(SourceRole.BEACON, beaconUrl)
                .own(SourceRole.EXECUTION, peer.rpcUrl());
    }

    private PeerNode.Setup asking(Path where) {
        return asking(peer.beaconUrl(), where);
    }

    @Test
    void isFollowedByTheProgramsNodeWhichGoesOnFromItsFile(@TempDir Path folder) {
        try (var node = asking(folder).from(peer.checkpoint()).start()) {
            var synced = node.awaitsSynced(peer.headSlot() - 1);
            assertThat(synced.head().orElseThrow().members()).isEqualTo(512);
            assertThat(synced.head().orElseThrow().signed()).isGreaterThan(512 * 2 / 3);
            assertThat(node.kindsOfStages()).contains(Stage.Starting.class, Stage.Synced.class);
            provesAccountsSlotsAndCode(node.node());
        }
        try (var node = asking(folder).start()) {
            assertThat(node.recovery()).isInstanceOf(Recovery.Followed.class);
            var synced = node.awaitsSynced(peer.headSlot() - 1);
            assertThat(synced.checkpoint().orElseThrow().root()).isEqualTo(peer.checkpoint());
            provesEachTransactionAndReceipt(node.node());
            assertThat(node.now().caughtLies()).isEmpty();
            assertThat(node.kindsOfStages()).doesNotContain(Stage.Syncing.class);
        }
    }

    private void provesAccountsSlotsAndCode(EthereumNode node) {
        var slots = peer.contractSlots();
        assertThat(slots).hasSize(11);
        for (var kind : HeadKind.values()) {
            for (var finding : node.accounts(peer.funded(), kind)) {
                var account = proven(finding);
                var block = Map.of("blockHash", "0x" + account.asOf().hash().hex());
                var text = account.value().address().text();
                assertThat(account.value().balance())
                        .isEqualTo(EthereumJson.wei(peer.call("eth_getBalance", text, block)));
                assertThat(account.value().nonce())
                        .isEqualTo(EthereumJson.count(peer.call("eth_getTransactionCount", text, block)));
            }
            for (var slot : slots) {
                var word = node.storage(slot.contract(), List.of(slot.key()), kind);
                assertThat(proven(word.getFirst()).value().value())
                        .as(slot.what())
                        .isEqualTo(slot.value());
            }
            var contract = slots.getFirst().contract();
            assertThat(proven(node.code(contract, kind)).value().bytes())
                    .isEqualTo(EthereumJson.bytes(peer.call("eth_getCode", contract.text(), "latest")));
        }
    }

    private void provesEachTransactionAndReceipt(EthereumNode node) {
        int count = 0;
        for (long number = 1; number <= peer.contractsBlock(); number++) {
            var block = peer.call("eth_getBlockByNumber", "0x" + Long.toHexString(number), false);
            for (var hash : EthereumJson.list(block.get("transactions"), EthereumJson::hash)) {
                var transaction = proven(node.transaction(hash));
                assertThat(transaction.value().transaction().hash()).isEqualTo(hash);
                var receipt = proven(node.receipt(hash));
                assertThat(receipt.value().transaction()).isEqualTo(hash);
                assertThat(receipt.asOf().height().value()).isEqualTo(number);
                count++;
            }
        }
        assertThat(count).isEqualTo(19);
    }

    /// The checkpoint of this release is mainnet's, which these servers do not have.
    @Test
    void hasNoBlockForTheProgramsNodeThatTrustsMainnet(@TempDir Path folder) {
        var real = BuiltInCheckpoints.ofThisRelease().of(MAINNET).orElseThrow();
        try (var node = asking(folder).from(real).start()) {
            assertThat(node.awaitsStage(Stage.CheckpointUnknown.class).stage())
                    .isEqualTo(new Stage.CheckpointUnknown(real.root()));
            provesNothing(node);
        }
    }

    private void provesNothing(PeerNode node) {
        assertThat(node.now().head()).isEmpty();
        assertThat(node.node().accounts(peer.funded(), HeadKind.SIGNED))
                .allSatisfy(finding -> assertThat(finding).isInstanceOf(Pending.class));
    }

    /// And where they serve their own block for it, they are caught.
    @Test
    void isRefusedByTheProgramsNodeThatTrustsMainnet(@TempDir Path folder) {
        var real = BuiltInCheckpoints.ofThisRelease().of(MAINNET).orElseThrow();
        var own = peer.beacon(
                "/eth/v1/beacon/light_client/bootstrap/0x" + peer.checkpoint().hex());
        try (var beacon = LyingProxy.before(peer.beaconUrl())) {
            beacon.lies("[{'path':'bootstrap','status':200,'body':" + own + "}]");
            try (var node = asking(beacon.url(), folder).from(real).start()) {
                node.awaitsStage(Stage.CheckpointUnknown.class);
                node.awaitsBlame(beacon.url(), Refutation.WrongBeaconBlock.class);
                provesNothing(node);
            }
        }
    }
}

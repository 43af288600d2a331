package dev.touchstone.spv.peers;

import static dev.touchstone.spv.peers.PeerSources.fault;
import static dev.touchstone.spv.peers.PeerSources.said;
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
import dev.touchstone.spv.ethereum.source.SourceFault;
import dev.touchstone.spv.proof.LightClientStore;
import dev.touchstone.spv.proof.LightClientStore.Outcome;
import dev.touchstone.spv.proof.LightClientStore.Start;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.spv.testsupport.EthereumPeer;
import dev.touchstone.spv.testsupport.Vectors;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

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
}

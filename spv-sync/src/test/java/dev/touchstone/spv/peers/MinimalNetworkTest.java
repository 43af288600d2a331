package dev.touchstone.spv.peers;

import static dev.touchstone.spv.peers.PeerSources.fault;
import static dev.touchstone.spv.peers.PeerSources.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.ethereum.BlockHashRing;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.beacon.ConsensusFork;
import dev.touchstone.spv.ethereum.beacon.EthereumChains;
import dev.touchstone.spv.ethereum.beacon.LightClientUpdate;
import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.ethereum.source.SourceFault;
import dev.touchstone.spv.proof.BeaconKernel;
import dev.touchstone.spv.proof.LightClientStore.Outcome;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.spv.proof.StateKernel;
import dev.touchstone.spv.testsupport.ContractSlot;
import dev.touchstone.spv.testsupport.EthereumJson;
import dev.touchstone.spv.testsupport.EthereumPeer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/// A chain of the minimal preset that goes from Deneb through Electra to Fulu, each fork in the middle of a sync
/// committee's period. The tests stand in the order in which the chain grows.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class MinimalNetworkTest {
    private static final int ELECTRA_EPOCH = 12;
    private static final int FULU_EPOCH = 28;
    private static final int EPOCH = 8;
    private static final int LAST_SLOT = 424;

    /// Where priority fees go.
    private static final EthereumAddress FEE_RECIPIENT = address("00000000000000000000000000000000000000aa");

    private static final EthereumAddress NOBODY = address("00000000000000000000000000000000deadbeef");

    private EthereumPeer peer;
    private PeerSources sources;

    @BeforeAll
    @Timeout(value = 9, unit = TimeUnit.MINUTES)
    void start() {
        peer = EthereumPeer.start(
                "--deploy",
                "--slots=80",
                "--lag=400",
                "--dip=10:0.7",
                "--electra-epoch=" + ELECTRA_EPOCH,
                "--fulu-epoch=" + FULU_EPOCH);
        sources = PeerSources.of(peer, peer.chain());
    }

    @AfterAll
    void stop() {
        if (sources != null) sources.close();
        if (peer != null) peer.close();
    }

    private static EthereumAddress address(String hex) {
        return EthereumAddress.of(HexFormat.of().parseHex(hex));
    }

    /// The forks of the two headers in an update.
    private record Forks(ConsensusFork attested, ConsensusFork finalized) {}

    private Forks forksOf(LightClientUpdate update) {
        var schedule = peer.chain().schedule();
        return new Forks(
                schedule.forkAt(update.attested().slot()).orElseThrow(),
                schedule.forkAt(update.finalizedSlot()).orElseThrow());
    }

    @Test
    @Order(1)
    void isFollowedSlotBySlotThroughItsForks() {
        var follower = Follower.of(sources, peer.checkpoint());
        var seen = new LinkedHashSet<Forks>();
        var provenIn = EnumSet.noneOf(ConsensusFork.class);
        follower.catchUp();
        while (peer.headSlot() < LAST_SLOT) {
            peer.advance(nearsAFork(peer.headSlot()) ? 1 : 4, 100);
            var update = follower.finality();
            seen.add(forksOf(update));
            assertThat(follower.process(update)).isNotInstanceOf(Outcome.Refused.class);
            assertThat(follower.process(follower.optimistic())).isNotInstanceOf(Outcome.Refused.class);
            if (!follower.store().knowsNextCommittee()) follower.periods().forEach(follower::process);
            provesTheFirstFinalStateOfEachFork(follower, provenIn);
        }
        assertThat(seen)
                .containsExactly(
                        new Forks(ConsensusFork.DENEB, ConsensusFork.DENEB),
                        new Forks(ConsensusFork.ELECTRA, ConsensusFork.DENEB),
                        new Forks(ConsensusFork.ELECTRA, ConsensusFork.ELECTRA),
                        new Forks(ConsensusFork.FULU, ConsensusFork.ELECTRA),
                        new Forks(ConsensusFork.FULU, ConsensusFork.FULU));
        assertThat(provenIn).containsExactly(ConsensusFork.DENEB, ConsensusFork.ELECTRA, ConsensusFork.FULU);
        isAtTheHead(follower);
    }

    private static boolean nearsAFork(long slot) {
        return Math.abs(slot + 1 - ELECTRA_EPOCH * EPOCH) <= 4 || Math.abs(slot + 1 - FULU_EPOCH * EPOCH) <= 4;
    }

    private void provesTheFirstFinalStateOfEachFork(Follower follower, Set<ConsensusFork> provenIn) {
        var slot = follower.store().finalized().slot();
        var fork = peer.chain().schedule().forkAt(slot).orElseThrow();
        if (slot.equals(Slot.of(EPOCH)) || !provenIn.add(fork)) return;
        provesBalances(follower.finalHead());
    }

    private void provesBalances(Proven<ExecutionHeader> header) {
        var prover = new StateProver(peer, sources.execution(), header);
        for (var address : peer.funded()) {
            assertThat(prover.account(address).value().balance().isZero()).isFalse();
        }
        assertThat(prover.account(FEE_RECIPIENT).value().balance().isZero()).isFalse();
        var nobody = prover.account(NOBODY).value();
        assertThat(nobody.balance().isZero()).isTrue();
        assertThat(nobody.nonce()).isZero();
    }

    /// Signed in the head block by all: its parent. Final: two to three epochs before.
    private void isAtTheHead(Follower follower) {
        var store = follower.store();
        assertThat(store.period()).isEqualTo(LAST_SLOT / (EPOCH * EPOCH));
        assertThat(store.signedHead().slot()).isEqualTo(Slot.of(peer.headSlot() - 1));
        assertThat(store.optimistic()).isEqualTo(store.signedHead());
        assertThat(peer.headSlot() - store.finalized().slot().value()).isBetween(2L * EPOCH, 4L * EPOCH);
        assertThat(follower.signedHead().asOf().height().value())
                .isGreaterThan(follower.finalHead().asOf().height().value());
    }

    private Follower caughtUp() {
        var follower = Follower.of(sources, peer.checkpoint());
        follower.catchUp();
        return follower;
    }

    @Test
    @Order(2)
    void isCaughtUpWithFromAnOldCheckpoint() {
        var follower = Follower.of(sources, peer.checkpoint());
        var updates = follower.periods();
        assertThat(updates)
                .extracting(this::forksOf)
                .extracting(Forks::attested)
                .containsExactly(
                        ConsensusFork.DENEB,
                        ConsensusFork.DENEB,
                        ConsensusFork.ELECTRA,
                        ConsensusFork.ELECTRA,
                        ConsensusFork.FULU,
                        ConsensusFork.FULU,
                        ConsensusFork.FULU);
        follower.catchUp();
        isAtTheHead(follower);
    }

    @Test
    @Order(2)
    void skipsNoPeriod() {
        var follower = Follower.of(sources, peer.checkpoint());
        var updates = follower.periods();
        assertThat(follower.process(updates.get(1))).isEqualTo(new Outcome.Refused(new Refutation.PeriodSkipped(1, 0)));
        assertThat(follower.process(updates.get(0))).isEqualTo(new Outcome.Accepted(true, true));
        assertThat(follower.process(updates.get(2))).isEqualTo(new Outcome.Refused(new Refutation.PeriodSkipped(2, 0)));
        assertThat(follower.process(updates.get(1))).isEqualTo(new Outcome.Accepted(true, true));
    }

    @Test
    @Order(2)
    void isNotTakenForMainnet() {
        var mainnet = EthereumChains.builtIn().byId("mainnet").orElseThrow();
        try (var strangers = PeerSources.of(peer, mainnet)) {
            assertThat(fault(strangers.beacon().optimistic())).isInstanceOf(SourceFault.WrongNetwork.class);
            assertThat(fault(strangers.execution().headerAt(BlockNumber.of(1))))
                    .isInstanceOf(SourceFault.WrongNetwork.class);
        }
    }

    @Test
    @Order(2)
    void saysWhatItIsAndCanDo() {
        assertThat(said(sources.beacon().version())).isEqualTo("mini-beacon/1.0");
        assertThat(said(sources.beacon().spec())).containsEntry("FULU_FORK_EPOCH", "" + FULU_EPOCH);
        assertThat(said(sources.beacon().finalizedRoot()))
                .isEqualTo(EthereumJson.hash(peer.beacon("/eth/v1/beacon/states/head/finality_checkpoints")
                        .at("/data/finalized/root")));
        var able = said(sources.execution().capabilities());
        assertThat(able.chainId()).isEqualTo(1337);
        assertThat(able.software()).startsWith("EthereumJS");
        assertThat(able.batches()).isTrue();
        assertThat(able.blockReceipts()).isTrue();
        assertThat(able.multiProof()).isFalse();
    }

    @Test
    @Order(2)
    void balancesAreProvenAtTheHeadAndAtTheFinalBlock() {
        var follower = caughtUp();
        provesBalances(follower.signedHead());
        provesBalances(follower.finalHead());
    }

    @Test
    @Order(2)
    void contractSlotsAreProven() {
        var follower = caughtUp();
        var slots = peer.contractSlots();
        assertThat(slots).hasSize(11);
        assertThat(slots).filteredOn(slot -> slot.value().signum() == 0).hasSize(1);
        for (var head : List.of(follower.finalHead(), follower.signedHead())) {
            var words = new StateProver(peer, sources.execution(), head).words(slots);
            for (var slot : slots) assertThat(words).as(slot.what()).containsEntry(slot, slot.value());
        }
    }

    @Test
    @Order(2)
    void codeIsProvenToBeThatOfItsContractOnly() {
        var prover = new StateProver(peer, sources.execution(), caughtUp().finalHead());
        var contracts = peer.contractSlots().stream()
                .map(ContractSlot::contract)
                .distinct()
                .toList();
        assertThat(contracts).hasSize(6);
        for (int i = 0; i < contracts.size(); i++) {
            var account = prover.account(contracts.get(i));
            var other = contracts.get((i + 1) % contracts.size());
            assertThat(StateKernel.code(account, prover.code(contracts.get(i))).isProven())
                    .isTrue();
            assertThat(StateKernel.code(account, prover.code(other)))
                    .isEqualTo(new Refuted<>(new Refutation.CodeHashMismatch(contracts.get(i))));
        }
    }

    @Test
    @Order(2)
    void whatItsBlocksHoldIsProven() {
        var prover = new StateProver(peer, sources.execution(), caughtUp().finalHead());
        int receipts = 0;
        int transactions = 0;
        int withdrawals = 0;
        int logs = 0;
        for (long number = 1; number <= peer.contractsBlock(); number++) {
            var block = new StateProver(peer, sources.execution(), prover.ancestor(BlockNumber.of(number)));
            var all = block.receipts().receipts();
            receipts += all.size();
            logs += all.stream().mapToInt(receipt -> receipt.logs().size()).sum();
            transactions += block.transactions().transactions().size();
            withdrawals += block.withdrawals();
        }
        assertThat(receipts).isEqualTo(19);
        assertThat(transactions).isEqualTo(19);
        assertThat(logs).isGreaterThan(10);
        assertThat(withdrawals).isPositive();
    }

    /// The system contract holds hashes from Electra's first block on.
    @Test
    @Order(2)
    void anOlderHeaderIsProvenByTheContractThatKeepsBlockHashes() {
        var head = caughtUp().finalHead();
        var prover = new StateProver(peer, sources.execution(), head);
        int proven = 0;
        for (long back = 1; back <= 200; back += 40) {
            var number = BlockNumber.of(head.value().number().value() - back);
            var older = prover.ring(BlockHashRing.key(number), BlockHashRing.CONTRACT, number.value());
            assertThat(older.value()).isEqualTo(prover.ancestor(number).value());
            proven++;
        }
        assertThat(proven).isEqualTo(5);
    }

    @Test
    @Order(3)
    void aMinoritysWordMovesWhatIsShownAndNotWhatIsProven() {
        var follower = caughtUp();
        var store = follower.store();
        var before = store.signedHead();
        peer.advance(1, 60);
        assertThat(follower.process(follower.optimistic())).isEqualTo(new Outcome.Accepted(false, true));
        assertThat(store.optimistic().slot()).isEqualTo(Slot.of(before.slot().value() + 1));
        assertThat(store.signedHead()).isEqualTo(before);
        assertThat(BeaconKernel.signedHead(store, follower.header(store.optimistic())))
                .isInstanceOf(Refuted.class);
        peer.advance(1, 40);
        assertThat(follower.process(follower.optimistic())).isEqualTo(new Outcome.Accepted(false, false));
        peer.advance(1, 100);
        assertThat(follower.process(follower.optimistic())).isEqualTo(new Outcome.Accepted(false, true));
        assertThat(store.signedHead().slot()).isEqualTo(Slot.of(before.slot().value() + 3));
    }

    @Test
    @Order(4)
    void finalityComesBackAfterWeakSlots() {
        var follower = caughtUp();
        var before = follower.store().finalized().slot();
        var outcomes = new ArrayList<Outcome>();
        for (int epoch = 0; epoch < 4; epoch++) {
            peer.advance(EPOCH - 1, 50);
            outcomes.add(follower.process(follower.finality()));
            peer.advance(1, 100);
            assertThat(follower.process(follower.finality())).isInstanceOf(Outcome.Accepted.class);
        }
        assertThat(outcomes).doesNotContain(new Outcome.Accepted(true, true)).hasSize(4);
        assertThat(follower.store().finalized().slot().isAfter(before)).isTrue();
    }
}

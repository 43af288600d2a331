package dev.touchstone.spv.proof;

import static dev.touchstone.spv.proof.StateFindings.isRefuted;
import static dev.touchstone.spv.proof.StateFindings.proven;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.HeaderField;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.beacon.EthereumChains;
import dev.touchstone.spv.ethereum.beacon.ExecutionLink;
import dev.touchstone.spv.ethereum.beacon.LightClientBootstrap;
import dev.touchstone.spv.ethereum.beacon.LightClientHeader;
import dev.touchstone.spv.ethereum.beacon.LightClientJson;
import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.ethereum.beacon.UpdateKind;
import dev.touchstone.spv.ethereum.bls.BlstBls;
import dev.touchstone.spv.ethereum.rlp.RlpWriter;
import dev.touchstone.spv.testsupport.EthereumJson;
import dev.touchstone.spv.testsupport.SmallChain;
import dev.touchstone.spv.testsupport.Vectors;
import java.util.List;
import org.junit.jupiter.api.Test;

class BeaconKernelTest {
    private static final String FULU = "ethereum/lightclient/mainnet-fulu/";
    private static final BlstBls BLS = new BlstBls();

    /// Mainnet up to the finality update whose execution block was recorded too.
    private static LightClientStore mainnet() {
        var chain = EthereumChains.builtIn().byId("mainnet").orElseThrow();
        var preset = chain.schedule().preset();
        var bootstrap = LightClientJson.bootstrap(Vectors.json(FULU + "lc_bootstrap.json"), preset)
                .orThrow();
        var store = started(chain, bootstrap);
        var update = LightClientJson.update(Vectors.json(FULU + "lc_finality.json"), UpdateKind.FINALITY, preset)
                .orThrow();
        assertThat(store.process(update, update.signatureSlot())).isInstanceOf(LightClientStore.Outcome.Accepted.class);
        return store;
    }

    private static LightClientStore started(EthereumChain chain, LightClientBootstrap bootstrap) {
        var root = bootstrap.header().beacon().root();
        return ((LightClientStore.Start.Started) LightClientStore.start(chain, BLS, root, bootstrap)).store();
    }

    private static ExecutionHeader recordedBlock() {
        return EthereumJson.header(Vectors.json(FULU + "block_0x17a2d23.json.gz"));
    }

    @Test
    void mainnetsFinalBlockIsProvenByWhatItsCommitteeSigned() {
        var store = mainnet();
        var header = recordedBlock();
        var found = proven(BeaconKernel.finalHead(store, header.bytes()));
        assertThat(found.value()).isEqualTo(header);
        assertThat(found.asOf().hash()).isEqualTo(header.hash());
        assertThat(found.evidence()).isInstanceOfSatisfying(Evidence.SignedBlock.class, signed -> {
            assertThat(signed.beacon().slot()).isEqualTo(Slot.of(14017952));
            assertThat(signed.signing()).isInstanceOf(Evidence.Signing.Finalized.class);
            assertThat(signed.trail().checkpoint().chain()).isEqualTo("mainnet");
        });
    }

    @Test
    void anyChangedByteOfTheHeaderIsRefused() {
        var store = mainnet();
        var bytes = recordedBlock().bytes().toArray();
        for (int at = 0; at < bytes.length; at++) {
            bytes[at] ^= 1;
            isRefuted(BeaconKernel.finalHead(store, ByteString.of(bytes)), Refutation.HeaderHashMismatch.class);
            bytes[at] ^= 1;
        }
        isRefuted(BeaconKernel.finalHead(store, ByteString.EMPTY), Refutation.HeaderHashMismatch.class);
    }

    @Test
    void theFinalBlockIsNotTheNewest() {
        isRefuted(BeaconKernel.signedHead(mainnet(), recordedBlock().bytes()), Refutation.HeaderHashMismatch.class);
    }

    private static SignedBeacon naming(SignedBeacon like, ExecutionLink link) {
        var header = new LightClientHeader(like.header().beacon(), link);
        return new SignedBeacon(header, like.signing(), like.trail(), false);
    }

    @Test
    void aHeaderWithFieldsThatNobodyKnowsIsNotProven() {
        var bytes = ByteString.of(RlpWriter.listOf(list -> {
            for (var field : HeaderField.values()) list.raw(raw(field));
            list.hash(Keccak256.of(new byte[0]));
        }));
        assertThat(ExecutionHeader.parse(bytes).orThrow().unknownFields()).isEqualTo(1);
        var link = new ExecutionLink.BlockHash(Keccak256.of(bytes), List.of());
        assertThat(BeaconKernel.named(naming(mainnet().signedBeacon(), link), bytes))
                .isInstanceOfSatisfying(
                        Pending.class,
                        pending -> assertThat(pending.reason()).isEqualTo(new Pending.Reason.RulesUnknown()));
    }

    /// The field as a header of the small chain has it; zero where that is of an earlier fork.
    private static ByteString raw(HeaderField field) {
        return switch (field) {
            case LOGS_BLOOM ->
                ByteString.of(
                        new RlpWriter().string(ByteString.of(new byte[256])).toArray());
            case NONCE ->
                ByteString.of(new RlpWriter().string(ByteString.of(new byte[8])).toArray());
            case BENEFICIARY ->
                ByteString.of(
                        new RlpWriter().string(ByteString.of(new byte[20])).toArray());
            case DIFFICULTY,
                    NUMBER,
                    GAS_LIMIT,
                    GAS_USED,
                    TIMESTAMP,
                    EXTRA_DATA,
                    BASE_FEE,
                    BLOB_GAS_USED,
                    EXCESS_BLOB_GAS,
                    SLOT_NUMBER -> ByteString.of(new RlpWriter().u64(0).toArray());
            case PARENT_HASH,
                    OMMERS_HASH,
                    STATE_ROOT,
                    TRANSACTIONS_ROOT,
                    RECEIPTS_ROOT,
                    MIX_HASH,
                    WITHDRAWALS_ROOT,
                    PARENT_BEACON_BLOCK_ROOT,
                    REQUESTS_HASH,
                    BLOCK_ACCESS_LIST_HASH ->
                ByteString.of(new RlpWriter().hash(Hash256.ZERO).toArray());
        };
    }

    @Test
    void aHeaderThatContradictsTheBeaconBlocksOwnFieldsIsRefused() {
        var header = recordedBlock();
        var other =
                header.toBuilder().set(HeaderField.TIMESTAMP, header.time() + 1).build();
        var signed = mainnet().finalBeacon();
        var payload = ((ExecutionLink.Payload) signed.header().execution()).header();
        var renamed = PayloadHeaders.withBlockHash(payload, other.hash());
        var link = new ExecutionLink.Payload(renamed, List.of());
        isRefuted(BeaconKernel.named(naming(signed, link), other.bytes()), Refutation.ExecutionNotInBlock.class);
    }

    @Test
    void aBeaconBlockThatNamesNoExecutionBlockProvesNone() {
        isRefuted(
                BeaconKernel.named(
                        naming(mainnet().signedBeacon(), new ExecutionLink.None()),
                        recordedBlock().bytes()),
                Refutation.ExecutionNotInBlock.class);
    }

    @Test
    void nothingIsProvenOnceACommitteeWasForced() {
        var small = SmallChain.fulu();
        var store = started(small.chain(), small.bootstrap(0));
        var weak = small.signed(40, 20, true, true);
        assertThat(store.process(weak, Slot.of(41))).isInstanceOf(LightClientStore.Outcome.Accepted.class);
        assertThat(store.forceUpdate(Slot.of(60))).isFalse();
        assertThat(store.forceUpdate(Slot.of(100))).isTrue();
        assertThat(store.isForced()).isTrue();
        var header = small.at(24).execution().header().bytes();
        assertThat(store.finalized().slot()).isEqualTo(Slot.of(24));
        for (var finding : List.of(BeaconKernel.finalHead(store, header), BeaconKernel.signedHead(store, header))) {
            assertThat(finding)
                    .isInstanceOfSatisfying(
                            Pending.class,
                            pending -> assertThat(pending.reason()).isEqualTo(new Pending.Reason.CommitteeForced()));
        }
    }

    @Test
    void whatFewerThanTwoThirdsSignedNeverBecomesTheSignedHead() {
        var small = SmallChain.fulu();
        var store = started(small.chain(), small.bootstrap(0));
        for (int signers = 1; signers <= 21; signers++) {
            var outcome = store.process(small.signed(20 + signers, signers, false, true), Slot.of(50));
            assertThat(outcome).isInstanceOf(LightClientStore.Outcome.Accepted.class);
            assertThat(store.signedHead().slot()).isEqualTo(Slot.GENESIS);
            assertThat(store.finalized().slot()).isEqualTo(Slot.GENESIS);
        }
        assertThat(store.optimistic().slot()).isEqualTo(Slot.of(41));
        store.process(small.signed(30, 22, false, false), Slot.of(50));
        assertThat(store.signedHead().slot()).isEqualTo(Slot.of(30));
        var found = proven(
                BeaconKernel.signedHead(store, small.at(30).execution().header().bytes()));
        assertThat(found.evidence()).isInstanceOf(Evidence.SignedBlock.class);
    }

    @Test
    void theCheckpointsOwnBlockIsProvenByNothingButTheCheckpoint() {
        var small = SmallChain.fulu();
        var store = started(small.chain(), small.bootstrap(8));
        var found = proven(
                BeaconKernel.finalHead(store, small.at(8).execution().header().bytes()));
        assertThat(((Evidence.SignedBlock) found.evidence()).signing()).isEqualTo(new Evidence.Signing.IsCheckpoint());
    }

    @Test
    void fromGloasOnABeaconBlockProvesThePayloadOfItsParent() {
        var small = SmallChain.gloasFrom(2);
        var store = started(small.chain(), small.bootstrap(8));
        assertThat(store.process(small.optimistic(20), Slot.of(21)))
                .isInstanceOf(LightClientStore.Outcome.Accepted.class);
        isRefuted(
                BeaconKernel.signedHead(store, small.at(20).execution().header().bytes()),
                Refutation.HeaderHashMismatch.class);
        assertThat(BeaconKernel.signedHead(
                        store, small.at(19).execution().header().bytes()))
                .isInstanceOf(Proven.class);
    }

    @Test
    void readsNoRlpThatGoesOnAfterTheHeader() {
        var bytes = recordedBlock().bytes();
        var longer = ByteString.fromHex(bytes.hex() + "80").orElseThrow();
        var link = new ExecutionLink.BlockHash(Keccak256.of(longer), List.of());
        isRefuted(BeaconKernel.named(naming(mainnet().signedBeacon(), link), longer), Refutation.Unreadable.class);
    }
}

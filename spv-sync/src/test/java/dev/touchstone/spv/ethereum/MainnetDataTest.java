package dev.touchstone.spv.ethereum;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.beacon.EthereumChains;
import dev.touchstone.spv.ethereum.beacon.ForkSchedule;
import dev.touchstone.spv.ethereum.beacon.LightClientJson;
import dev.touchstone.spv.ethereum.beacon.LightClientUpdate;
import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.ethereum.beacon.UpdateKind;
import dev.touchstone.spv.ethereum.bls.BlstBls;
import dev.touchstone.spv.proof.LightClientStore;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.spv.testsupport.Vectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What mainnet's beacon chain really said, under Fulu and Capella, with 512 members.
class MainnetDataTest {
    private static final String FULU = "ethereum/lightclient/mainnet-fulu/";
    private static final String CAPELLA = "ethereum/lightclient/mainnet-capella/";

    private final ForkSchedule main =
            EthereumChains.builtIn().byId("mainnet").orElseThrow().schedule();
    private final BlstBls bls = new BlstBls();
    private JsonNode fuluUpdate;

    @BeforeEach
    void read() {
        fuluUpdate = Vectors.json(FULU + "lc_updates.json").path(0);
    }

    private LightClientStore startedWith(String folder, JsonNode envelope) {
        var bootstrap = LightClientJson.bootstrap(envelope, main.preset()).orThrow();
        var root = bootstrap.header().beacon().root();
        var start = LightClientStore.start(new EthereumChain("mainnet", 1, main), bls, root, bootstrap);
        assertThat(start).as(folder).isInstanceOf(LightClientStore.Start.Started.class);
        return ((LightClientStore.Start.Started) start).store();
    }

    private LightClientStore fulu() {
        return startedWith(FULU, Vectors.json(FULU + "lc_bootstrap.json"));
    }

    private LightClientUpdate update(JsonNode envelope, UpdateKind kind) {
        return LightClientJson.update(envelope, kind, main.preset()).orThrow();
    }

    private LightClientStore.Outcome process(LightClientStore store, JsonNode envelope, UpdateKind kind) {
        var update = update(envelope, kind);
        return store.process(update, Slot.of(update.signatureSlot().value() + 1));
    }

    @Test
    void followsFuluToTheBlockThatItsExecutionClientGives() {
        var store = fulu();
        assertThat(store.finalized().slot()).isEqualTo(Slot.of(14017856));
        assertThat(process(store, fuluUpdate, UpdateKind.UPDATE)).isInstanceOf(LightClientStore.Outcome.Accepted.class);
        assertThat(store.knowsNextCommittee()).isTrue();
        process(store, Vectors.json(FULU + "lc_finality.json"), UpdateKind.FINALITY);
        assertThat(store.finalized().slot()).isEqualTo(Slot.of(14017952));
        process(store, Vectors.json(FULU + "lc_optimistic.json"), UpdateKind.OPTIMISTIC);
        assertThat(store.optimistic().slot().value()).isGreaterThanOrEqualTo(14018019);
        var block = Vectors.json(FULU + "block_0x17a2d23.json.gz");
        var hash = block.path("hash").asString(block.path("result").path("hash").asString(""));
        assertThat(store.finalized().executionBlockHash())
                .contains(Hash256.fromHex(hash.substring(2)).orElseThrow());
    }

    @Test
    void followsCapellaOverSixPeriods() {
        var store = startedWith(CAPELLA, Vectors.json(CAPELLA + "bootstrap.json"));
        int periods = 0;
        for (var envelope : Vectors.json(CAPELLA + "updates.json")) {
            if (process(store, envelope, UpdateKind.UPDATE) instanceof LightClientStore.Outcome.Accepted) periods++;
        }
        assertThat(periods).isGreaterThanOrEqualTo(5);
        process(store, Vectors.json(CAPELLA + "finality.json"), UpdateKind.FINALITY);
        process(store, Vectors.json(CAPELLA + "optimistic.json"), UpdateKind.OPTIMISTIC);
        assertThat(store.optimistic().slot())
                .isGreaterThanOrEqualTo(store.finalized().slot());
    }

    @Test
    void refusesARootThatIsNotTheTrustedOne() {
        var bootstrap = LightClientJson.bootstrap(Vectors.json(FULU + "lc_bootstrap.json"), main.preset())
                .orThrow();
        assertThat(LightClientStore.start(new EthereumChain("mainnet", 1, main), bls, Hash256.ZERO, bootstrap))
                .isEqualTo(new LightClientStore.Start.Refused(new Refutation.WrongBeaconBlock(
                        Hash256.ZERO, bootstrap.header().beacon().root())));
    }

    @Test
    void refusesASignatureFromTheFuture() {
        var update = update(fuluUpdate, UpdateKind.UPDATE);
        var early = Slot.of(update.signatureSlot().value() - 1);
        assertThat(refusal(fulu().process(update, early))).isInstanceOf(Refutation.SlotsOutOfOrder.class);
    }

    @Test
    void refusesAnotherAttestedHeader() {
        var changed = changed(fuluUpdate, "attested_header", "beacon", "proposer_index", "1");
        assertThat(refusal(process(fulu(), changed, UpdateKind.UPDATE)))
                .isInstanceOf(Refutation.BadAggregateSignature.class);
    }

    @Test
    void refusesAnotherExecutionBlock() {
        var hash = "0x" + "11".repeat(32);
        var changed = changed(fuluUpdate, "attested_header", "execution", "block_hash", hash);
        assertThat(refusal(process(fulu(), changed, UpdateKind.UPDATE)))
                .isInstanceOf(Refutation.ExecutionNotInBlock.class);
    }

    @Test
    void refusesAnotherFinalHeader() {
        var changed = changed(fuluUpdate, "finalized_header", "beacon", "proposer_index", "1");
        assertThat(refusal(process(fulu(), changed, UpdateKind.UPDATE)))
                .isInstanceOf(Refutation.FinalityNotInState.class);
    }

    @Test
    void refusesAnotherNextCommittee() {
        var changed = fuluUpdate.deepCopy();
        var keys = (ArrayNode) changed.at("/data/next_sync_committee/pubkeys");
        keys.set(0, keys.get(1));
        assertThat(refusal(process(fulu(), changed, UpdateKind.UPDATE)))
                .isInstanceOf(Refutation.CommitteeNotInState.class);
    }

    @Test
    void refusesOtherSignersThanThoseWhoSigned() {
        var changed = fuluUpdate.deepCopy();
        var aggregate = (ObjectNode) changed.at("/data/sync_aggregate");
        var bits = aggregate.path("sync_committee_bits").asString();
        var flipped = Integer.toHexString(Character.digit(bits.charAt(2), 16) ^ 8);
        aggregate.put("sync_committee_bits", "0x" + flipped + bits.substring(3));
        assertThat(refusal(process(fulu(), changed, UpdateKind.UPDATE)))
                .isInstanceOf(Refutation.BadAggregateSignature.class);
    }

    @Test
    void refusesAnUpdateNobodySigned() {
        var changed = fuluUpdate.deepCopy();
        ((ObjectNode) changed.at("/data/sync_aggregate")).put("sync_committee_bits", "0x" + "00".repeat(64));
        assertThat(refusal(process(fulu(), changed, UpdateKind.UPDATE))).isInstanceOf(Refutation.NobodySigned.class);
    }

    @Test
    void readsNoForkThatItDoesNotKnow() {
        var changed = (ObjectNode) fuluUpdate.deepCopy();
        changed.put("version", "heze");
        assertThat(LightClientJson.update(changed, UpdateKind.UPDATE, main.preset()))
                .isInstanceOf(Parsed.Malformed.class);
    }

    @Test
    void readsNothingFromDataThatIsCutOff() {
        for (var member :
                new String[] {"attested_header", "next_sync_committee", "finality_branch", "signature_slot"}) {
            var changed = fuluUpdate.deepCopy();
            ((ObjectNode) changed.path("data")).remove(member);
            assertThat(LightClientJson.update(changed, UpdateKind.UPDATE, main.preset()))
                    .isInstanceOf(Parsed.Malformed.class);
        }
        assertThat(LightClientJson.update(
                        JsonMapper.builder().build().readTree("[]"), UpdateKind.UPDATE, main.preset()))
                .isInstanceOf(Parsed.Malformed.class);
    }

    private static JsonNode changed(JsonNode envelope, String header, String part, String member, String value) {
        var copy = envelope.deepCopy();
        ((ObjectNode) copy.path("data").path(header).path(part)).put(member, value);
        return copy;
    }

    private static Refutation refusal(LightClientStore.Outcome outcome) {
        assertThat(outcome).isInstanceOf(LightClientStore.Outcome.Refused.class);
        return ((LightClientStore.Outcome.Refused) outcome).refutation();
    }
}

package dev.touchstone.spv.ethereum;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.beacon.ConsensusFork;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.beacon.EthereumChains;
import dev.touchstone.spv.ethereum.beacon.ForkSchedule;
import dev.touchstone.spv.ethereum.beacon.LightClientJson;
import dev.touchstone.spv.ethereum.beacon.LightClientUpdate;
import dev.touchstone.spv.ethereum.beacon.Preset;
import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.ethereum.beacon.UpdateKind;
import dev.touchstone.spv.ethereum.bls.BlstBls;
import dev.touchstone.spv.proof.LightClientStore;
import dev.touchstone.spv.proof.LightClientStore.Outcome;
import dev.touchstone.spv.proof.LightClientStore.Start;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.spv.testsupport.EthereumJson;
import dev.touchstone.spv.testsupport.Vectors;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What two networks of real nodes served when they were recorded: Lodestar's own beacon node under Capella, and a
/// chain under mainnet's configuration.
class RecordedNetworksTest {
    private static final String LODESTAR = "ethereum/recorded/lodestar151-capella-minimal/";
    private static final String MINI = "ethereum/recorded/mini-mainnet-config/";
    private static final EthereumChain MAINNET =
            EthereumChains.builtIn().byId("mainnet").orElseThrow();

    private static EthereumChain lodestar() {
        var genesis = Vectors.json(LODESTAR + "genesis.json").path("data");
        var spec = Vectors.json(LODESTAR + "spec.json").path("data");
        var forks = List.of(ConsensusFork.ALTAIR, ConsensusFork.BELLATRIX, ConsensusFork.CAPELLA).stream()
                .map(fork -> new ForkSchedule.Activation(
                        fork,
                        spec.path(fork + "_FORK_EPOCH").asLong(),
                        EthereumJson.bytes(spec.path(fork + "_FORK_VERSION"))))
                .toList();
        var schedule = new ForkSchedule(
                Preset.MINIMAL,
                Instant.ofEpochSecond(genesis.path("genesis_time").asLong()),
                EthereumJson.hash(genesis.path("genesis_validators_root")),
                Duration.ofSeconds(spec.path("SECONDS_PER_SLOT").asLong()),
                forks,
                List.of());
        return new EthereumChain("lodestar", 1337, schedule);
    }

    private static LightClientUpdate update(JsonNode envelope, UpdateKind kind, Preset preset) {
        return LightClientJson.update(envelope, kind, preset).orThrow();
    }

    private static LightClientStore started(EthereumChain chain, JsonNode envelope) {
        var bootstrap =
                LightClientJson.bootstrap(envelope, chain.schedule().preset()).orThrow();
        var root = bootstrap.header().beacon().root();
        return ((Start.Started) LightClientStore.start(chain, new BlstBls(), root, bootstrap)).store();
    }

    @Test
    void lodestarsOwnNodeIsFollowedOverSeventeenPeriods() {
        var store = started(lodestar(), Vectors.json(LODESTAR + "bootstrap-slot24.json"));
        int periods = 0;
        for (var envelope : Vectors.json(LODESTAR + "updates.json")) {
            var update = update(envelope, UpdateKind.UPDATE, Preset.MINIMAL);
            assertThat(store.process(update, update.signatureSlot())).isInstanceOf(Outcome.Accepted.class);
            assertThat(store.period()).isEqualTo(periods++);
        }
        assertThat(periods).isEqualTo(17);
        var finality = update(Vectors.json(LODESTAR + "finality_update.json"), UpdateKind.FINALITY, Preset.MINIMAL);
        assertThat(store.process(finality, finality.signatureSlot())).isEqualTo(new Outcome.Accepted(true, true));
        var optimistic =
                update(Vectors.json(LODESTAR + "optimistic_update.json"), UpdateKind.OPTIMISTIC, Preset.MINIMAL);
        assertThat(store.process(optimistic, optimistic.signatureSlot())).isNotInstanceOf(Outcome.Refused.class);
        assertThat(store.optimistic().slot()).isEqualTo(Slot.of(1084));
    }

    private static Hash256 checkpoint() {
        var text = new String(Vectors.bytes(MINI + "checkpoint.txt"), StandardCharsets.UTF_8).strip();
        return Hash256.of(ByteString.fromHex(text.substring(2)).orElseThrow().toArray());
    }

    @Test
    void aChainUnderMainnetsConfigurationIsFollowedFromItsCheckpoint() {
        var store = started(MAINNET, Vectors.json(MINI + "bootstrap.json"));
        assertThat(store.finalized().beacon().root()).isEqualTo(checkpoint());
        for (var envelope : Vectors.json(MINI + "updates.json")) {
            var update = update(envelope, UpdateKind.UPDATE, Preset.MAINNET);
            assertThat(store.process(update, update.signatureSlot())).isInstanceOf(Outcome.Accepted.class);
        }
        for (var kind : List.of(UpdateKind.FINALITY, UpdateKind.OPTIMISTIC)) {
            var file = kind == UpdateKind.FINALITY ? "finality" : "optimistic";
            var update = update(Vectors.json(MINI + "light_client_" + file + "_update.json"), kind, Preset.MAINNET);
            assertThat(store.process(update, update.signatureSlot())).isNotInstanceOf(Outcome.Refused.class);
        }
        var header = Vectors.json(MINI + "headers_finalized.json").path("data");
        assertThat(store.finalized().beacon().root()).isEqualTo(EthereumJson.hash(header.path("root")));
    }

    @Test
    void theSameChainIsRefusedWithARealCheckpoint() {
        var real = LightClientJson.bootstrap(
                        Vectors.json("ethereum/lightclient/mainnet-fulu/lc_bootstrap.json"), Preset.MAINNET)
                .orThrow();
        var root = real.header().beacon().root();
        var bootstrap = LightClientJson.bootstrap(Vectors.json(MINI + "bootstrap.json"), Preset.MAINNET)
                .orThrow();
        assertThat(LightClientStore.start(MAINNET, new BlstBls(), root, bootstrap))
                .isEqualTo(new Start.Refused(new Refutation.WrongBeaconBlock(root, checkpoint())));
        var store = started(MAINNET, Vectors.json("ethereum/lightclient/mainnet-fulu/lc_bootstrap.json"));
        for (var envelope : Vectors.json(MINI + "updates.json")) {
            var update = update(envelope, UpdateKind.UPDATE, Preset.MAINNET);
            assertThat(store.process(update, update.signatureSlot())).isInstanceOf(Outcome.Refused.class);
        }
    }
}

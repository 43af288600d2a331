package dev.touchstone.spv.ethereum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.beacon.ConsensusFork;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.beacon.EthereumChains;
import dev.touchstone.spv.ethereum.beacon.ExecutionLink;
import dev.touchstone.spv.ethereum.beacon.ForkSchedule;
import dev.touchstone.spv.ethereum.beacon.LightClientBootstrap;
import dev.touchstone.spv.ethereum.beacon.LightClientHeader;
import dev.touchstone.spv.ethereum.beacon.LightClientJson;
import dev.touchstone.spv.ethereum.beacon.LightClientJsonWriter;
import dev.touchstone.spv.ethereum.beacon.LightClientUpdate;
import dev.touchstone.spv.ethereum.beacon.Preset;
import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.ethereum.beacon.UpdateChunks;
import dev.touchstone.spv.ethereum.beacon.UpdateKind;
import dev.touchstone.spv.ethereum.beacon.UpdateSsz;
import dev.touchstone.spv.ethereum.bls.BlstBls;
import dev.touchstone.spv.proof.LightClientStore;
import dev.touchstone.spv.testsupport.Vectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xerial.snappy.Snappy;
import tools.jackson.databind.JsonNode;

/// What was read from SSZ or JSON is written as the same SSZ or JSON, in the shape of its fork and in that of every
/// later one.
class LightClientWritingTest {
    private static final String FULU = "ethereum/lightclient/mainnet-fulu/";
    private static final String CAPELLA = "ethereum/lightclient/mainnet-capella/";

    private final ForkSchedule main =
            EthereumChains.builtIn().byId("mainnet").orElseThrow().schedule();

    private static List<ConsensusFork> from(ConsensusFork first) {
        return Arrays.stream(ConsensusFork.values())
                .filter(fork -> fork.isAtLeast(first))
                .toList();
    }

    private static void writesAlike(LightClientUpdate update, ConsensusFork first, Preset preset) {
        for (var shape : from(first)) {
            var ssz = UpdateSsz.write(update, UpdateKind.UPDATE, shape, preset);
            var again = UpdateSsz.parse(ssz, UpdateKind.UPDATE, shape, preset).orThrow();
            assertThat(UpdateSsz.write(again, UpdateKind.UPDATE, shape, preset)).isEqualTo(ssz);
            var json = LightClientJsonWriter.update(update, UpdateKind.UPDATE, shape, preset);
            assertThat(LightClientJson.update(json, UpdateKind.UPDATE, preset).orThrow())
                    .isEqualTo(again);
        }
    }

    private static void writesAlike(LightClientBootstrap bootstrap, ConsensusFork first, Preset preset) {
        for (var shape : from(first)) {
            var ssz = bootstrap.toSsz(shape);
            var again = LightClientBootstrap.parse(ssz, shape, preset).orThrow();
            assertThat(again.toSsz(shape)).isEqualTo(ssz);
            var json = LightClientJsonWriter.bootstrap(bootstrap, shape);
            assertThat(LightClientJson.bootstrap(json, preset).orThrow()).isEqualTo(again);
        }
    }

    @Test
    void writesTheOfficialTestsAsTheyAre() throws IOException {
        try (var files = Files.walk(Vectors.path("ethereum/lightclient/spec-minimal"))) {
            var cases = files.filter(f -> f.endsWith("steps.yaml"))
                    .map(Path::getParent)
                    .toList();
            assertThat(cases).hasSizeGreaterThanOrEqualTo(12);
            for (var folder : cases) writesCase(folder);
        }
    }

    private static void writesCase(Path folder) throws IOException {
        var meta = SpecSchedules.YAML.readTree(folder.resolve("meta.yaml").toFile());
        var root = Hash256.of(
                SpecSchedules.bytes(meta.path("genesis_validators_root"), 32).toArray());
        var schedule = SpecSchedules.read(folder.resolve("config.yaml"), root, Instant.EPOCH);
        var preset = schedule.preset();
        var shape = fork(schedule, meta.path("bootstrap_fork_digest"));
        var ssz = Snappy.uncompress(Files.readAllBytes(folder.resolve("bootstrap.ssz_snappy")));
        var bootstrap = LightClientBootstrap.parse(ssz, shape, preset).orThrow();
        assertThat(bootstrap.toSsz(shape)).isEqualTo(ssz);
        writesAlike(bootstrap, shape, preset);
        for (var step : SpecSchedules.YAML.readTree(folder.resolve("steps.yaml").toFile())) {
            if (step.has("process_update")) writesStep(folder, schedule, step.path("process_update"));
        }
    }

    private static void writesStep(Path folder, ForkSchedule schedule, JsonNode step) throws IOException {
        var preset = schedule.preset();
        var shape = fork(schedule, step.path("update_fork_digest"));
        var ssz = Snappy.uncompress(
                Files.readAllBytes(folder.resolve(step.path("update").asString() + ".ssz_snappy")));
        var update = UpdateSsz.parse(ssz, UpdateKind.UPDATE, shape, preset).orThrow();
        assertThat(UpdateSsz.write(update, UpdateKind.UPDATE, shape, preset)).isEqualTo(ssz);
        writesAlike(update, shape, preset);
    }

    private static ConsensusFork fork(ForkSchedule schedule, JsonNode digest) {
        return schedule.forkOf(SpecSchedules.bytes(digest, 4)).orElseThrow();
    }

    @Test
    void writesMainnetsSszAsItWasServed() throws IOException {
        int bootstraps = 0;
        int updates = 0;
        try (var files = Files.walk(Vectors.path("ethereum/colibri"))) {
            for (var file : files.filter(f -> f.toString().endsWith(".ssz")).toList()) {
                var name = file.getFileName().toString();
                var ssz = Files.readAllBytes(file);
                if (name.contains("_light_client_bootstrap_") && !isError(ssz)) {
                    writesBootstrap(ssz);
                    bootstraps++;
                }
                if (name.contains("_light_client_updates_")) updates += writesUpdates(ssz);
            }
        }
        assertThat(bootstraps).isGreaterThan(5);
        assertThat(updates).isGreaterThan(20);
    }

    /// One recording holds no bootstrap but an error.
    private static boolean isError(byte[] ssz) {
        return ssz.length < 10_000;
    }

    /// Deneb and Electra differ in length, so that the wrong one cannot be read.
    private void writesBootstrap(byte[] ssz) {
        var shape = LightClientBootstrap.parse(ssz, ConsensusFork.DENEB, main.preset())
                        .toOptional()
                        .isPresent()
                ? ConsensusFork.DENEB
                : ConsensusFork.ELECTRA;
        var bootstrap = LightClientBootstrap.parse(ssz, shape, main.preset()).orThrow();
        assertThat(bootstrap.toSsz(shape)).isEqualTo(ssz);
        writesAlike(bootstrap, shape, main.preset());
    }

    private int writesUpdates(byte[] chunks) {
        var split = UpdateChunks.split(chunks).orThrow();
        for (var chunk : split) {
            var shape = main.forkOf(chunk.digest()).orElseThrow();
            var ssz = chunk.ssz().toArray();
            var update = UpdateSsz.parse(ssz, UpdateKind.UPDATE, shape, main.preset())
                    .orThrow();
            assertThat(UpdateSsz.write(update, UpdateKind.UPDATE, shape, main.preset()))
                    .isEqualTo(ssz);
        }
        return split.size();
    }

    @Test
    void writesMainnetsJsonAsItWasServed() {
        for (var folder : List.of(FULU + "lc_", CAPELLA)) {
            var bootstrap = Vectors.json(folder + "bootstrap.json");
            var read = LightClientJson.bootstrap(bootstrap, main.preset()).orThrow();
            assertThat(LightClientJsonWriter.bootstrap(read, shape(bootstrap)).path("data"))
                    .isEqualTo(bootstrap.path("data"));
            for (var update : Vectors.json(folder + "updates.json")) writesJson(update, UpdateKind.UPDATE);
            writesJson(Vectors.json(folder + "finality.json"), UpdateKind.FINALITY);
            writesJson(Vectors.json(folder + "optimistic.json"), UpdateKind.OPTIMISTIC);
        }
    }

    private static ConsensusFork shape(JsonNode envelope) {
        return ConsensusFork.named(envelope.path("version").asString()).orElseThrow();
    }

    private void writesJson(JsonNode envelope, UpdateKind kind) {
        var update = LightClientJson.update(envelope, kind, main.preset()).orThrow();
        var written = LightClientJsonWriter.update(update, kind, shape(envelope), main.preset());
        assertThat(written.path("data")).isEqualTo(envelope.path("data"));
        assertThat(written.path("version").asString())
                .isEqualTo(envelope.path("version").asString().toLowerCase(Locale.ROOT));
        var ssz = UpdateSsz.write(update, kind, shape(envelope), main.preset());
        assertThat(UpdateSsz.parse(ssz, kind, shape(envelope), main.preset()).orThrow())
                .isEqualTo(update);
    }

    private LightClientBootstrap fuluBootstrap() {
        return LightClientJson.bootstrap(Vectors.json(FULU + "lc_bootstrap.json"), main.preset())
                .orThrow();
    }

    private LightClientUpdate fuluUpdate() {
        return LightClientJson.update(Vectors.json(FULU + "lc_updates.json").path(0), UpdateKind.UPDATE, main.preset())
                .orThrow();
    }

    @Test
    void gloasHasTheSizesThatItsSpecificationGives() {
        var update = fuluUpdate();
        assertThat(fuluBootstrap().toSsz(ConsensusFork.GLOAS)).hasSize(25_472);
        assertThat(gloas(update, UpdateKind.UPDATE)).hasSize(26_424);
        assertThat(gloas(update, UpdateKind.FINALITY)).hasSize(1_448);
        int header = gloas(update, UpdateKind.FINALITY).length - gloas(update, UpdateKind.OPTIMISTIC).length - 9 * 32;
        assertThat(header).isEqualTo(496);
    }

    private byte[] gloas(LightClientUpdate update, UpdateKind kind) {
        return UpdateSsz.write(update, kind, ConsensusFork.GLOAS, main.preset());
    }

    @Test
    void aClientFollowsMainnetsObjectsInTheShapeOfGloas() {
        var bootstrap = LightClientBootstrap.parse(
                        fuluBootstrap().toSsz(ConsensusFork.GLOAS), ConsensusFork.GLOAS, main.preset())
                .orThrow();
        var root = bootstrap.header().beacon().root();
        var start = LightClientStore.start(new EthereumChain("mainnet", 1, main), new BlstBls(), root, bootstrap);
        var store = ((LightClientStore.Start.Started) start).store();
        var update = UpdateSsz.parse(
                        gloas(fuluUpdate(), UpdateKind.UPDATE), UpdateKind.UPDATE, ConsensusFork.GLOAS, main.preset())
                .orThrow();
        assertThat(update.attested().execution()).isInstanceOf(ExecutionLink.BlockHash.class);
        assertThat(store.process(update, Slot.of(update.signatureSlot().value() + 1)))
                .isInstanceOf(LightClientStore.Outcome.Accepted.class);
        assertThat(store.knowsNextCommittee()).isTrue();
    }

    @Test
    void aHeaderOfCapellaIsTiedInEveryLaterShape() {
        var bootstrap = LightClientJson.bootstrap(Vectors.json(CAPELLA + "bootstrap.json"), main.preset())
                .orThrow();
        for (var shape : from(ConsensusFork.CAPELLA)) {
            var again = LightClientBootstrap.parse(bootstrap.toSsz(shape), shape, main.preset())
                    .orThrow();
            assertThat(again.header().isTied(ConsensusFork.CAPELLA))
                    .as(shape::name)
                    .isTrue();
            // and once more through a shape between
            assertThat(again.toSsz(ConsensusFork.GLOAS)).isEqualTo(bootstrap.toSsz(ConsensusFork.GLOAS));
        }
    }

    @ParameterizedTest
    @EnumSource(ConsensusFork.class)
    void whatIsAbsentIsWrittenAsZerosAndReadAsAbsent(ConsensusFork shape) {
        var full = fuluUpdate();
        var bare = new LightClientUpdate(
                LightClientHeader.EMPTY, Optional.empty(), Optional.empty(), full.aggregate(), full.signatureSlot());

        for (var kind : UpdateKind.values()) {
            var ssz = UpdateSsz.write(bare, kind, shape, main.preset());
            assertThat(UpdateSsz.parse(ssz, kind, shape, main.preset()).orThrow())
                    .isEqualTo(bare);
            var json = LightClientJsonWriter.update(bare, kind, shape, main.preset());
            assertThat(LightClientJson.update(json, kind, main.preset()).orThrow())
                    .isEqualTo(bare);
        }
    }

    @Test
    void noHeaderGoesBackToAnEarlierShape() {
        var bootstrap = fuluBootstrap();
        for (var shape : List.of(ConsensusFork.ALTAIR, ConsensusFork.BELLATRIX, ConsensusFork.CAPELLA)) {
            assertThatThrownBy(() -> bootstrap.toSsz(shape)).isInstanceOf(IllegalArgumentException.class);
        }
        var gloas = LightClientBootstrap.parse(bootstrap.toSsz(ConsensusFork.GLOAS), ConsensusFork.GLOAS, main.preset())
                .orThrow();
        assertThatThrownBy(() -> gloas.toSsz(ConsensusFork.FULU)).isInstanceOf(IllegalArgumentException.class);
    }
}

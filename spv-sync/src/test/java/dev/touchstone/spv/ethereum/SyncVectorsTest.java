package dev.touchstone.spv.ethereum;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.beacon.ExecutionLink;
import dev.touchstone.spv.ethereum.beacon.ForkSchedule;
import dev.touchstone.spv.ethereum.beacon.LightClientBootstrap;
import dev.touchstone.spv.ethereum.beacon.LightClientHeader;
import dev.touchstone.spv.ethereum.beacon.LightClientUpdate;
import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.ethereum.beacon.UpdateKind;
import dev.touchstone.spv.ethereum.beacon.UpdateSsz;
import dev.touchstone.spv.ethereum.bls.BlstBls;
import dev.touchstone.spv.proof.LightClientStore;
import dev.touchstone.spv.testsupport.Tampering;
import dev.touchstone.spv.testsupport.Vectors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.xerial.snappy.Snappy;
import tools.jackson.databind.JsonNode;

/// The official `sync` tests: every bootstrap, update and forced update leads to the heads that they state, and with
/// one byte changed anywhere it is refused or moves nothing.
class SyncVectorsTest {
    private static final BlstBls BLS = new BlstBls();
    private static final int FLIPS = 24;
    private static final int BOOTSTRAP_FLIPS = 200;

    @TestFactory
    Stream<DynamicTest> everyCaseLeadsToItsHeads() throws IOException {
        return cases().stream().map(folder -> DynamicTest.dynamicTest(name(folder), () -> new Case(folder).run(false)));
    }

    @TestFactory
    Stream<DynamicTest> everyCaseRefusesChangedBytes() throws IOException {
        return cases().stream().map(folder -> DynamicTest.dynamicTest(name(folder), () -> new Case(folder).run(true)));
    }

    @Test
    void noCaseBeginsWithChangedBytes() throws IOException {
        int changes = 0;
        for (var folder : cases()) changes += new Case(folder).refusesChangedBootstraps();
        assertThat(changes).isEqualTo(12 * BOOTSTRAP_FLIPS);
    }

    @Test
    void theCasesHaveAllTheirSteps() throws IOException {
        var kinds = new TreeMap<String, Integer>();
        for (var folder : cases()) {
            for (var step :
                    SpecSchedules.YAML.readTree(folder.resolve("steps.yaml").toFile())) {
                step.propertyNames().forEach(kind -> kinds.merge(kind, 1, Integer::sum));
            }
        }
        assertThat(kinds).isEqualTo(Map.of("process_update", 71, "force_update", 10, "upgrade_store", 2));
    }

    private static String name(Path folder) {
        return folder.subpath(folder.getNameCount() - 2, folder.getNameCount()).toString();
    }

    private static List<Path> cases() throws IOException {
        var root = Vectors.path("ethereum/lightclient/spec-minimal");
        try (var files = Files.walk(root)) {
            var found = files.filter(file -> file.endsWith("steps.yaml"))
                    .map(Path::getParent)
                    .sorted()
                    .toList();
            assertThat(found).hasSize(12);
            return found;
        }
    }

    private static final class Case {
        private final Path folder;
        private final ForkSchedule schedule;
        private final JsonNode meta;
        private final JsonNode steps;

        Case(Path folder) throws IOException {
            this.folder = folder;
            this.meta = SpecSchedules.YAML.readTree(folder.resolve("meta.yaml").toFile());
            this.steps =
                    SpecSchedules.YAML.readTree(folder.resolve("steps.yaml").toFile());
            this.schedule = SpecSchedules.read(
                    folder.resolve("config.yaml"), hash(meta.path("genesis_validators_root")), Instant.EPOCH);
        }

        void run(boolean withChangedBytes) throws IOException {
            var store = start();
            int applied = 0;
            for (var step : steps) {
                if (step.has("process_update")) {
                    var it = step.path("process_update");
                    var now = Slot.of(it.path("current_slot").asLong());
                    if (withChangedBytes) refusesChanged(store, it, now);
                    var outcome = store.process(update(it, bytes(it)), now);
                    assertThat(outcome).isInstanceOf(LightClientStore.Outcome.Accepted.class);
                    check(store, it.path("checks"));
                } else if (step.has("force_update")) {
                    var it = step.path("force_update");
                    store.forceUpdate(Slot.of(it.path("current_slot").asLong()));
                    check(store, it.path("checks"));
                } else {
                    assertThat(step.has("upgrade_store")).as(step::toString).isTrue();
                    check(store, step.path("upgrade_store").path("checks"));
                }
                applied++;
            }
            assertThat(applied).isPositive();
        }

        /// The same update with one byte changed, at places spread over all of it.
        private void refusesChanged(LightClientStore store, JsonNode step, Slot now) {
            var good = bytes(step);
            for (int flip = 0; flip < FLIPS; flip++) {
                var bad = good.clone();
                bad[(int) ((long) flip * (good.length - 1) / (FLIPS - 1))] ^= 0x10;
                refuses(store, step, bad, now);
            }
        }

        private void refuses(LightClientStore store, JsonNode step, byte[] bad, Slot now) {
            var finalized = store.finalized();
            var optimistic = store.optimistic();
            if (parsed(step, bad) instanceof Parsed.Ok<LightClientUpdate>(var update)) {
                assertThat(store.process(update, now)).isNotInstanceOf(LightClientStore.Outcome.Accepted.class);
            }
            assertThat(store.finalized()).isEqualTo(finalized);
            assertThat(store.optimistic()).isEqualTo(optimistic);
        }

        /// @return how many bytes were changed
        int refusesChangedBootstraps() throws IOException {
            var good = Snappy.uncompress(Files.readAllBytes(folder.resolve("bootstrap.ssz_snappy")));
            for (int flip = 0; flip < BOOTSTRAP_FLIPS; flip++) {
                int at = (int) ((long) flip * (good.length - 1) / (BOOTSTRAP_FLIPS - 1));
                if (bootstrap(Tampering.flipped(good, at)) instanceof Parsed.Ok<LightClientBootstrap>(var bad)) {
                    assertThat(start(bad)).isInstanceOf(LightClientStore.Start.Refused.class);
                }
            }
            return BOOTSTRAP_FLIPS;
        }

        private Parsed<LightClientBootstrap> bootstrap(byte[] ssz) {
            var shape =
                    schedule.forkOf(digest(meta.path("bootstrap_fork_digest"))).orElseThrow();
            return LightClientBootstrap.parse(ssz, shape, schedule.preset());
        }

        private LightClientStore.Start start(LightClientBootstrap bootstrap) {
            var trusted = hash(meta.path("trusted_block_root"));
            return LightClientStore.start(new EthereumChain("minimal", 1, schedule), BLS, trusted, bootstrap);
        }

        private LightClientStore start() throws IOException {
            var bytes = Snappy.uncompress(Files.readAllBytes(folder.resolve("bootstrap.ssz_snappy")));
            return ((LightClientStore.Start.Started) start(bootstrap(bytes).orThrow())).store();
        }

        private byte[] bytes(JsonNode step) {
            try {
                var file = folder.resolve(step.path("update").asString() + ".ssz_snappy");
                return Snappy.uncompress(Files.readAllBytes(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private LightClientUpdate update(JsonNode step, byte[] ssz) {
            return parsed(step, ssz).orThrow();
        }

        private Parsed<LightClientUpdate> parsed(JsonNode step, byte[] ssz) {
            var shape = schedule.forkOf(digest(step.path("update_fork_digest"))).orElseThrow();
            return UpdateSsz.parse(ssz, UpdateKind.UPDATE, shape, schedule.preset());
        }

        private static void check(LightClientStore store, JsonNode checks) {
            var finalized = checks.path("finalized_header");
            assertThat(store.finalized().slot().value())
                    .isEqualTo(finalized.path("slot").asLong());
            assertThat(store.finalized().beacon().root()).isEqualTo(hash(finalized.path("beacon_root")));
            assertThat(executionRoot(store, store.finalized())).isEqualTo(hash(finalized.path("execution_root")));
            var optimistic = checks.path("optimistic_header");
            assertThat(store.optimistic().slot().value())
                    .isEqualTo(optimistic.path("slot").asLong());
            assertThat(store.optimistic().beacon().root()).isEqualTo(hash(optimistic.path("beacon_root")));
            assertThat(executionRoot(store, store.optimistic())).isEqualTo(hash(optimistic.path("execution_root")));
        }

        private static Hash256 executionRoot(LightClientStore store, LightClientHeader header) {
            return switch (header.execution()) {
                case ExecutionLink.None() -> Hash256.ZERO;
                case ExecutionLink.Payload(var payload, var _) ->
                    payload.root(store.schedule().forkAt(header.slot()).orElseThrow());
                case ExecutionLink.BlockHash(var hash, var _) -> hash;
            };
        }

        private static ByteString digest(JsonNode node) {
            return SpecSchedules.bytes(node, 4);
        }

        private static Hash256 hash(JsonNode node) {
            return Hash256.of(SpecSchedules.bytes(node, 32).toArray());
        }
    }
}

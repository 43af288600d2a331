package dev.touchstone.spv.ethereum;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.beacon.ConsensusFork;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.beacon.EthereumChains;
import dev.touchstone.spv.ethereum.beacon.ForkSchedule;
import dev.touchstone.spv.ethereum.beacon.LightClientBootstrap;
import dev.touchstone.spv.ethereum.beacon.LightClientUpdate;
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
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Bootstraps and updates as beacon nodes of mainnet served them in SSZ, under Deneb and Electra.
class RecordedSszTest {
    private static final String BOOTSTRAP = "eth_v1_beacon_light_client_bootstrap_0x";
    private static final String UPDATES = "eth_v1_beacon_light_client_updates_start_period_";

    private final ForkSchedule main =
            EthereumChains.builtIn().byId("mainnet").orElseThrow().schedule();

    private static Path file(String folder, String prefix) throws IOException {
        try (var files = Files.list(Vectors.path("ethereum/colibri/" + folder))) {
            return files.filter(f -> f.toString().contains(prefix)).findFirst().orElseThrow();
        }
    }

    /// The name of the file begins with the root that was asked for.
    private LightClientStore bootstrapped(String folder, ConsensusFork shape) throws IOException {
        var file = file(folder, BOOTSTRAP);
        var bootstrap = LightClientBootstrap.parse(Files.readAllBytes(file), shape, main.preset())
                .orThrow();
        var root = bootstrap.header().beacon().root();
        assertThat(file.toString()).contains(BOOTSTRAP + root.hex().substring(0, 56));
        var start = LightClientStore.start(new EthereumChain("mainnet", 1, main), new BlstBls(), root, bootstrap);
        return ((LightClientStore.Start.Started) start).store();
    }

    private List<LightClientUpdate> updates(String folder, int period) throws IOException {
        return UpdateChunks.split(Files.readAllBytes(file(folder, UPDATES + period))).orThrow().stream()
                .map(chunk -> UpdateSsz.parse(
                                chunk.ssz().toArray(),
                                UpdateKind.UPDATE,
                                main.forkOf(chunk.digest()).orElseThrow(),
                                main.preset())
                        .orThrow())
                .toList();
    }

    private static LightClientStore.Outcome process(LightClientStore store, LightClientUpdate update) {
        return store.process(update, Slot.of(update.signatureSlot().value() + 1));
    }

    @ParameterizedTest
    @CsvSource({
        "eth_call1, DENEB, 1392",
        "eth_getProof1, DENEB, 1394",
        "eth_call_electra, DENEB, 1421",
        "eth_blockNumber_electra, ELECTRA, 1422",
        "eth_getTransaction_Type_4, ELECTRA, 1428"
    })
    void takesTheUpdateOfTheBootstrapsPeriod(String folder, ConsensusFork shape, int period) throws IOException {
        var store = bootstrapped(folder, shape);
        assertThat(store.period()).isEqualTo(period);
        assertThat(process(store, updates(folder, period).getFirst()))
                .isInstanceOf(LightClientStore.Outcome.Accepted.class);
        assertThat(store.knowsNextCommittee()).isTrue();
    }

    @Test
    void followsFifteenPeriodsFromOneTrustedBlock() throws IOException {
        var store = bootstrapped("eth_call1", ConsensusFork.DENEB);
        process(store, updates("eth_call1", 1392).getFirst());
        for (var update : updates("trusted_block1", 1393)) {
            assertThat(process(store, update)).isEqualTo(new LightClientStore.Outcome.Accepted(true, true));
        }
        assertThat(store.period()).isEqualTo(1406);
    }

    @Test
    void skipsNoPeriod() throws IOException {
        var store = bootstrapped("eth_call1", ConsensusFork.DENEB);
        process(store, updates("eth_call1", 1392).getFirst());
        assertThat(process(store, updates("trusted_block1", 1393).get(1)))
                .isInstanceOf(LightClientStore.Outcome.Refused.class);
    }

    @Test
    void splitsNoAnswerThatIsCutOffOrBoasts() throws IOException {
        var bytes = Files.readAllBytes(file("trusted_block1", UPDATES + 1393));
        assertThat(UpdateChunks.split(bytes).orThrow()).hasSize(14);
        for (int length : new int[] {1, 7, 8, 11, 100, bytes.length - 1}) {
            assertThat(UpdateChunks.split(Arrays.copyOf(bytes, length))).isInstanceOf(Parsed.Malformed.class);
        }
        var boast = bytes.clone();
        boast[7] = 1;
        assertThat(UpdateChunks.split(boast)).isInstanceOf(Parsed.Malformed.class);
        assertThat(UpdateChunks.split(new byte[0]).orThrow()).isEmpty();
    }
}

package dev.touchstone.spv.ethereum;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.beacon.EthereumChains;
import dev.touchstone.spv.ethereum.beacon.LightClientJson;
import dev.touchstone.spv.ethereum.bls.BlstBls;
import dev.touchstone.spv.ethereum.node.BuiltInCheckpoints;
import dev.touchstone.spv.ethereum.node.Checkpoint;
import dev.touchstone.spv.proof.LightClientStore;
import dev.touchstone.spv.testsupport.Vectors;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/// The data file of checkpoints says what is so.
class BuiltInCheckpointsTest {
    private final EthereumChains chains = EthereumChains.builtIn();
    private final BuiltInCheckpoints checkpoints = BuiltInCheckpoints.ofThisRelease();

    private EthereumChain chain(String id) {
        return chains.byId(id).orElseThrow();
    }

    @Test
    void eachNamesAKnownNetworkTheFirstSlotOfAnEpochAndItsDay() {
        assertThat(checkpoints.all()).isNotEmpty().allSatisfy(entry -> {
            var schedule = chain(entry.chain()).schedule();
            assertThat(entry.slot().value() % schedule.preset().slotsPerEpoch()).isZero();
            assertThat(LocalDate.ofInstant(schedule.timeOf(entry.slot()), ZoneOffset.UTC))
                    .isEqualTo(entry.date());
            assertThat(entry.source()).isNotBlank();
            assertThat(schedule.forkAt(entry.slot())).isPresent();
        });
        assertThat(checkpoints.all().stream().map(BuiltInCheckpoints.Entry::chain))
                .doesNotHaveDuplicates();
    }

    @Test
    void mainnetsIsTheBlockOfARealBootstrapAndTheProtocolBeginsThere() {
        var main = chain("mainnet");
        var checkpoint = checkpoints.of(main).orElseThrow();
        var bootstrap = LightClientJson.bootstrap(
                        Vectors.json("ethereum/lightclient/mainnet-fulu/lc_bootstrap.json"),
                        main.schedule().preset())
                .orThrow();
        assertThat(checkpoint.root()).isEqualTo(bootstrap.header().beacon().root());
        assertThat(checkpoint.origin()).isInstanceOf(Checkpoint.Origin.BuiltIn.class);
        assertThat(checkpoint.given())
                .isEqualTo(main.schedule().timeOf(bootstrap.header().slot()));
        assertThat(LightClientStore.start(main, new BlstBls(), checkpoint.root(), bootstrap))
                .isInstanceOf(LightClientStore.Start.Started.class);
    }

    @Test
    void aNetworkWithoutOneHasNone() {
        var elsewhere = new EthereumChain("elsewhere", 7, chain("mainnet").schedule());
        assertThat(checkpoints.of(elsewhere)).isEmpty();
    }
}

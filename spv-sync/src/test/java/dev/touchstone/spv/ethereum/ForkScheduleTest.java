package dev.touchstone.spv.ethereum;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.beacon.ConsensusFork;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.beacon.EthereumChains;
import dev.touchstone.spv.ethereum.beacon.ForkSchedule;
import dev.touchstone.spv.ethereum.beacon.Preset;
import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.testsupport.Vectors;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ForkScheduleTest {
    private static final EthereumChains CHAINS = EthereumChains.builtIn();

    private static ForkSchedule schedule(String chain) {
        return CHAINS.byId(chain).orElseThrow().schedule();
    }

    /// As clients of these networks print them.
    @ParameterizedTest
    @CsvSource({
        "mainnet, 269568, 6a95a1a9, DENEB",
        "mainnet, 364032, ad532ceb, ELECTRA",
        "mainnet, 419072, 8c9f62fe, FULU",
        "sepolia, 275712, 74d01459, FULU",
        "sepolia, 353024, 669e6c11, GLOAS",
    })
    void namesTheRulesOfAnEpochAsItsNodesDo(String chain, long epoch, String digest, ConsensusFork fork) {
        var bytes = ByteString.fromHex(digest).orElseThrow();
        assertThat(schedule(chain).digestAt(epoch)).contains(bytes);
        assertThat(schedule(chain).forkOf(bytes)).contains(fork);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mainnet", "sepolia", "hoodi"})
    void hasTheForksOfTheNetworksOwnConfiguration(String chain) throws IOException {
        var ours = schedule(chain);
        var theirs = SpecSchedules.read(
                Vectors.path("ethereum/config/teku-" + chain + ".yaml"), ours.genesisValidatorsRoot(), ours.genesis());
        assertThat(ours.forks()).containsAll(theirs.forks());
        assertThat(ours.blobs()).isEqualTo(theirs.blobs());
        assertThat(ours.preset()).isEqualTo(theirs.preset());
        assertThat(ours.slotTime()).isEqualTo(theirs.slotTime());
    }

    @Test
    void hasMainnetsForksAsTheSpecificationHasThem() throws IOException {
        var ours = schedule("mainnet");
        var theirs = SpecSchedules.read(
                Vectors.path("ethereum/config/consensus-mainnet.yaml"), ours.genesisValidatorsRoot(), ours.genesis());
        assertThat(ours.forks()).isEqualTo(theirs.forks());
        assertThat(ours.blobs()).isEqualTo(theirs.blobs());
    }

    @ParameterizedTest
    @EnumSource(Preset.class)
    void hasThePresetsOfTheSpecification(Preset preset) {
        var name = preset.name().toLowerCase(Locale.ROOT);
        var yaml = SpecSchedules.YAML.readTree(
                Vectors.path("ethereum/config/preset-" + name + "-altair.yaml").toFile());
        assertThat(preset.committeeSize())
                .isEqualTo(yaml.path("SYNC_COMMITTEE_SIZE").asInt());
        assertThat(preset.slotsPerPeriod())
                .isEqualTo(yaml.path("UPDATE_TIMEOUT").asLong());
        assertThat(preset.slotsPerPeriod() / preset.slotsPerEpoch())
                .isEqualTo(yaml.path("EPOCHS_PER_SYNC_COMMITTEE_PERIOD").asLong());
        assertThat(yaml.path("MIN_SYNC_COMMITTEE_PARTICIPANTS").asInt()).isEqualTo(1);
    }

    @Test
    void knowsTheForkOfEachSlot() {
        var main = schedule("mainnet");
        assertThat(main.forkAt(Slot.of(74240 * 32 - 1))).isEmpty();
        assertThat(main.forkAt(Slot.of(74240 * 32))).contains(ConsensusFork.ALTAIR);
        assertThat(main.forkAt(Slot.of(411392L * 32 - 1))).contains(ConsensusFork.ELECTRA);
        assertThat(main.forkAt(Slot.of(411392L * 32))).contains(ConsensusFork.FULU);
    }

    @Test
    void tellsSlotsByTheClock() {
        var main = schedule("mainnet");
        assertThat(main.slotAt(main.genesis().minusMillis(1))).isEmpty();
        assertThat(main.slotAt(main.genesis().plusSeconds(11))).contains(Slot.GENESIS);
        assertThat(main.slotAt(Instant.parse("2025-12-03T21:49:11Z"))).contains(Slot.of(411392L * 32));
        assertThat(main.timeOf(Slot.of(411392L * 32))).isEqualTo(Instant.parse("2025-12-03T21:49:11Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'id':'x','chainId':1,'preset':'mainnet','genesisTime':1,'genesisValidatorsRoot':'0x00','secondsPerSlot':12}",
                "{'id':'x','chainId':-1,'preset':'mainnet'}",
                "{'id':'X Y','chainId':1,'preset':'mainnet'}",
            })
    void refusesADescriptionThatIsNone(String json) {
        var node = JsonMapper.builder().build().readTree(json.replace('\'', '"'));
        assertThat(EthereumChains.parse(node)).isInstanceOf(Parsed.Malformed.class);
    }

    @Test
    void refusesMoreBlobsThanABlockCanName() {
        var json =
                "{'id':'x','chainId':1,'preset':'mainnet','genesisTime':1,'genesisValidatorsRoot':'0x" + "00".repeat(32)
                        + "','secondsPerSlot':12,'forks':[{'fork':'fulu','epoch':0,'version':'0x06000000'}],"
                        + "'blobs':[{'epoch':0,'most':%d}]}";
        var mapper = JsonMapper.builder().build();
        assertThat(EthereumChains.parse(mapper.readTree(json.replace('\'', '"').formatted(4096))))
                .isInstanceOf(Parsed.Ok.class);
        assertThat(EthereumChains.parse(mapper.readTree(json.replace('\'', '"').formatted(65_537))))
                .isInstanceOf(Parsed.Malformed.class);
    }

    @Test
    void hasThreePublicNetworks() {
        assertThat(CHAINS.all()).extracting(EthereumChain::chainId).containsExactly(1L, 11155111L, 560048L);
    }
}

package dev.touchstone.spv.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.Network;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NetworksTest {
    @ParameterizedTest
    @CsvSource({
        "BITCOIN_MAIN,     000000000019d6689c085ae165831e934ff763ae46a2a6c172b3f1b60a8ce26f",
        "BITCOIN_TESTNET3, 000000000933ea01ad0ee984209779baaec3ced90fa3f408719526f8d77f4943",
        "BITCOIN_TESTNET4, 00000000da84f2bafbbc53dee25a72ae507ff4914b867c565be350b0da8bf043",
        "BITCOIN_SIGNET,   00000008819873e925422c1ff0f99f7cc9bbb232af63a077a480a3633bee1ef6",
        "BITCOIN_REGTEST,  0f9188f13cb7b2c71f2a335e3a4fc328bf5beb436012afca590b1a11466e2206",
        "BITCOIN_PRACTICE, 0f9188f13cb7b2c71f2a335e3a4fc328bf5beb436012afca590b1a11466e2206",
    })
    void theFirstBlockHasTheHashEveryoneKnows(Network network, String hash) {
        assertThat(Networks.of(network).genesis().hash()).hasToString(hash);
    }

    @ParameterizedTest
    @EnumSource
    void theFirstBlockDidItsWorkAtTheEasiestTarget(Network network) {
        var parameters = Networks.of(network);
        assertThat(parameters.network()).isEqualTo(network);
        assertThat(parameters.powLimit().encode())
                .isEqualTo(parameters.genesis().bits());
        assertThat(parameters.powLimit().isMetBy(parameters.genesis().hash().value()))
                .isTrue();
    }

    @Test
    void theMagicOfSignetIsTheHashOfItsChallenge() {
        var script = "512103ad5e0edad18cb1f0fc0d28a3d4f1f3e445640337489abb10404f2d1e086be430210359ef5021964fe22d"
                + "6f8e05b2463c9540ce96883fe3b278760f048f5189f2e6c452ae";
        var challenge = HexFormat.of().parseHex("47" + script);
        int magic = ByteBuffer.wrap(Arrays.copyOf(DoubleSha256.of(challenge).toBytes(), 4))
                .getInt();
        assertThat(Networks.of(Network.BITCOIN_SIGNET).magic()).isEqualTo(magic);
    }
}

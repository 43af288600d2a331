package dev.touchstone.wallet.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.testsupport.Vectors;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("both")
class EthereumPublicKeyTest {
    private final Secp256k1 curve;

    EthereumPublicKeyTest(Secp256k1 curve) {
        this.curve = curve;
    }

    static Stream<Secp256k1> both() {
        return Secp256k1Test.both();
    }

    private String address(String privateKey) {
        var digits = privateKey.startsWith("0x") ? privateKey.substring(2) : privateKey;
        try (var secret = Secret.take(HexFormat.of().parseHex(digits))) {
            return EthereumPublicKey.address(curve, secret).text();
        }
    }

    @Test
    void findsTheAccountsOfTheVectors() {
        var accounts = Vectors.json("ethereum/wallet/accounts.json.gz");
        assertThat(accounts.size()).isEqualTo(195);
        for (var account : accounts) {
            assertThat(address(account.get("privateKey").asString()))
                    .as(account.get("name").asString())
                    .isEqualTo(account.get("address").asString());
        }
    }

    @Test
    void findsTheAccountsOfTheBasicTests() {
        for (var account : Vectors.json("ethereum/basic/keyaddrtest.json")) {
            assertThat(address(account.get("key").asString()))
                    .isEqualToIgnoringCase("0x" + account.get("addr").asString());
        }
    }
}

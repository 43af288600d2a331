package dev.touchstone.app.door.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.app.door.policy.DoorPolicy.Asset;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.wallet.dapp.AppAct;
import dev.touchstone.wallet.dapp.AppOrigin;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyFileTest {
    private static final String WHOLE = """
            {"version": 1, "apps": [
              {"program": "bot", "accounts": ["0x00000000000000000000000000000000000000aa"],
               "methods": ["eth_requestAccounts", "eth_sendTransaction"],
               "limits": [{"asset": "ether", "perRequest": "1000", "perDay": "5000"}],
               "spenders": ["0x00000000000000000000000000000000000000bb"],
               "typedData": [{"contract": "0x00000000000000000000000000000000000000cc", "primaryType": "Order"}]},
              {"origin": "https://app.example"}]}
            """;
    private static final AppOrigin BOT = new AppOrigin.Program("bot");

    @Test
    void readsWhatAnAppMayDo() {
        var policy = PolicyFile.parse(WHOLE).orThrow();
        var rules = policy.of(BOT).orElseThrow();
        assertThat(rules.acts()).containsExactlyInAnyOrder(AppAct.CONNECT, AppAct.SEND);
        assertThat(rules.limits())
                .containsEntry(
                        new Asset.Ether(), new DoorPolicy.Limit(BigInteger.valueOf(1_000), BigInteger.valueOf(5_000)));
        assertThat(policy.of(new AppOrigin.Website("https://app.example"))
                        .orElseThrow()
                        .acts())
                .isEmpty();
        assertThat(policy.of(new AppOrigin.Website("https://other.example"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"version\": 2, \"apps\": []}",
                "{\"version\": 1, \"apps\": [], \"also\": 1}",
                "{\"version\": 1, \"apps\": [{\"origin\": \"https://a.example\", \"program\": \"a\"}]}",
                "{\"version\": 1, \"apps\": [{\"program\": \"a\", \"methods\": [\"eth_sign\"]}]}",
                "{\"version\": 1, \"apps\": [{\"program\": \"a\", \"limit\": []}]}",
                "{\"version\": 1, \"apps\": [{\"program\": \"a\", \"limits\": [{\"asset\": \"ether\", \"perRequest\": 1, \"perDay\": 1}]}]}",
                "{\"version\": 1, \"apps\": [{\"program\": \"a\"}, {\"program\": \"a\"}]}",
                "{\"version\": 1, \"apps\": [{\"origin\": \"http://a.example\"}]}"
            })
    void aFileThatMayMeanSomethingElseIsNoFile(String text) {
        assertThat(PolicyFile.parse(text)).isInstanceOf(Parsed.Malformed.class);
    }

    @Test
    void neverThrowsWhateverTheFileHolds() {
        var random = new Random(6);
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder(WHOLE);
            for (int n = random.nextInt(4); n >= 0; n--) {
                int at = random.nextInt(text.length());
                if (random.nextBoolean()) text.deleteCharAt(at);
                else text.insert(at, "[]{}\",:0n".charAt(random.nextInt(9)));
            }
            assertThat(PolicyFile.parse(text.toString())).isNotNull();
        }
    }

    @Test
    void whatWasSpentIsCountedForADayAlsoAfterTheProgramWasStartedAgain(@TempDir Path folder) throws IOException {
        var file = folder.resolve("spent");
        var now = Instant.parse("2026-11-29T10:00:00Z");
        new SpentFile(file).add(BOT, new Asset.Ether(), BigInteger.TEN, now.minusSeconds(90_000));
        new SpentFile(file).add(BOT, new Asset.Ether(), BigInteger.TWO, now.minusSeconds(80_000));
        var again = new SpentFile(file);
        assertThat(again.inLastDay(BOT, new Asset.Ether(), now)).isEqualTo(2);
        assertThat(again.inLastDay(new AppOrigin.Program("other"), new Asset.Ether(), now))
                .isZero();
        Files.writeString(file, "nonsense");
        assertThatThrownBy(() -> again.inLastDay(BOT, new Asset.Ether(), now)).isInstanceOf(IOException.class);
    }
}

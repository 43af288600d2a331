package dev.touchstone.wallet.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PrivateKeyTextTest {
    private static final Secp256k1 CURVE = Secp256k1.best().curve();
    private static final String KEY = "7a28b5ba57c53603b0b07b56bba752f7784bf506fa95edc395f5cf6c7514fe9d";

    private static PrivateKeyText.Outcome parse(String text) {
        return PrivateKeyText.parse(text.toCharArray(), CURVE);
    }

    private static void isKey(String text) {
        assertThat(parse(text)).isInstanceOfSatisfying(PrivateKeyText.Outcome.Valid.class, valid -> {
            try (var key = valid.key()) {
                assertThat(key.<String>use(HexFormat.of()::formatHex)).isEqualTo(KEY);
            }
        });
    }

    private static void isRefused(String text, PrivateKeyText.Problem problem) {
        assertThat(parse(text)).as(text).isEqualTo(new PrivateKeyText.Outcome.Invalid(problem));
    }

    @Test
    void readsAKeyAsPeoplePasteIt() {
        isKey(KEY);
        isKey("0x" + KEY);
        isKey("0X" + KEY.toUpperCase(Locale.ROOT));
        isKey(" \t0x" + KEY + "\r\n");
    }

    @Test
    void saysWhatIsWrong() {
        isRefused("", PrivateKeyText.Problem.EMPTY);
        isRefused("  \n", PrivateKeyText.Problem.EMPTY);
        isRefused("0x", PrivateKeyText.Problem.WRONG_LENGTH);
        isRefused(KEY.substring(1), PrivateKeyText.Problem.WRONG_LENGTH);
        isRefused(KEY + "0", PrivateKeyText.Problem.WRONG_LENGTH);
        isRefused(KEY.substring(1) + "g", PrivateKeyText.Problem.NOT_HEXADECIMAL);
        isRefused(KEY.substring(0, 32) + " " + KEY.substring(32), PrivateKeyText.Problem.NOT_HEXADECIMAL);
        isRefused("\uff11".repeat(64), PrivateKeyText.Problem.NOT_HEXADECIMAL);
        isRefused("0".repeat(64), PrivateKeyText.Problem.OUT_OF_RANGE);
        isRefused("f".repeat(64), PrivateKeyText.Problem.OUT_OF_RANGE);
        isRefused(
                "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141",
                PrivateKeyText.Problem.OUT_OF_RANGE);
    }

    @Test
    void leavesWhatWasTypedAndNeverThrows() {
        var typed = ("0x" + KEY).toCharArray();
        if (PrivateKeyText.parse(typed, CURVE) instanceof PrivateKeyText.Outcome.Valid valid)
            valid.key().close();
        assertThat(new String(typed)).isEqualTo("0x" + KEY);
        var random = new Random(55);
        for (int round = 0; round < 5_000; round++) {
            var text = (" 0x" + KEY).toCharArray();
            for (int i = 0; i <= random.nextInt(3); i++) text[random.nextInt(text.length)] = (char) random.nextInt(300);
            assertThat(PrivateKeyText.parse(text, CURVE)).isNotNull();
        }
    }
}

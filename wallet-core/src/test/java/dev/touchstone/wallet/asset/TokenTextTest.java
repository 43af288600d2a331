package dev.touchstone.wallet.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TokenTextTest {
    @ParameterizedTest
    @CsvSource({"1,6,0.000001", "1204500000,6,1204.500000", "42,0,42", "0,18,0.000000000000000000"})
    void writesEveryDecimal(BigInteger units, int decimals, String text) {
        assertThat(TokenText.write(units, decimals)).isEqualTo(text);
    }

    @Test
    void writesTheLeastUnitOfTheFinestToken() {
        assertThat(TokenText.write(BigInteger.ONE, TokenDecimals.MOST)).isEqualTo("0." + "0".repeat(76) + "1");
    }

    @ParameterizedTest
    @CsvSource({"0,true", "6,true", "77,true", "78,false", "200,false", "255,false"})
    void moreDecimalsThanANumberHasDigitsAreRefused(int said, boolean canBeWritten) {
        assertThat(TokenDecimals.said(said).canBeWritten()).isEqualTo(canBeWritten);
        if (!canBeWritten) assertThat(TokenDecimals.said(said)).isEqualTo(new TokenDecimals.TooMany(said));
    }

    @Test
    void aSilentTokenIsCountedInItsUnits() {
        assertThat(new TokenDecimals.Silent().canBeWritten()).isTrue();
        assertThat(new TokenDecimals.Silent().places()).isZero();
        assertThat(new TokenDecimals.NotYetKnown().canBeWritten()).isFalse();
        assertThatThrownBy(() -> new TokenDecimals.Known(78)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"USDC,USDC,true", "U\u202eSD,U\\u{202e}SD,false", "USD\u0421,USD\\u{421},false", "a\\b,a\\u{5c}b,false"
    })
    void lettersThatCanDeceiveAreWrittenAsTheirNumbers(String said, String shown, boolean plain) {
        assertThat(OwnWords.of(said)).isEqualTo(new OwnWords(shown, plain));
    }

    @Test
    void controlCharactersAndLengthDoNotBreakALine() {
        assertThat(OwnWords.of("A\nB\u0000").shown()).isEqualTo("A\\u{a}B\\u{0}");
        assertThat(OwnWords.of("x".repeat(100_000)).shown()).hasSize(41).endsWith("…");
        assertThat(OwnWords.of(" USDC").plain()).isFalse();
        assertThat(OwnWords.of("  ").isEmpty()).isTrue();
        assertThat(OwnWords.of("usdc").resembles("USDC ")).isTrue();
    }
}

package dev.touchstone.wallet.collectible;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.wallet.collectible.ParsedNftNumber.Problem;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ParsedNftNumberTest {
    @ParameterizedTest
    @CsvSource({"0,0", "4032,4032", "#4032,4032", "' 4032 ',4032", "0007,7", "0x1F,31", "0X1f,31", "0x0,0"})
    void readsWholeNumbers(String text, String number) {
        assertThat(ParsedNftNumber.parse(text)).isEqualTo(new ParsedNftNumber.Valid(new BigInteger(number)));
    }

    @ParameterizedTest
    @CsvSource({
        "'',EMPTY",
        "' ',EMPTY",
        "#,EMPTY",
        "-1,NEGATIVE",
        "−1,NEGATIVE",
        "4.5,BROKEN",
        "'4,5',BROKEN",
        "1e3,NOT_A_NUMBER",
        "0x,NOT_A_NUMBER",
        "bird,NOT_A_NUMBER",
        "4 032,NOT_A_NUMBER",
        "٤,NOT_A_NUMBER",
        "##4,NOT_A_NUMBER"
    })
    void saysWhyATextIsNone(String text, Problem problem) {
        assertThat(ParsedNftNumber.parse(text)).isEqualTo(new ParsedNftNumber.Invalid(problem));
    }

    @Test
    void knowsTheLargestNumber() {
        assertThat(ParsedNftNumber.parse(NftRef.MOST.toString())).isEqualTo(new ParsedNftNumber.Valid(NftRef.MOST));
        assertThat(ParsedNftNumber.parse("0x" + NftRef.MOST.toString(16)))
                .isEqualTo(new ParsedNftNumber.Valid(NftRef.MOST));
        var more = NftRef.MOST.add(BigInteger.ONE).toString();
        assertThat(ParsedNftNumber.parse(more)).isEqualTo(new ParsedNftNumber.Invalid(Problem.TOO_LARGE));
        assertThat(ParsedNftNumber.parse("9".repeat(100_000)))
                .isEqualTo(new ParsedNftNumber.Invalid(Problem.TOO_LARGE));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void neverFailsOnWhatSomebodyPastes(long luck) {
        var random = new Random(luck);
        for (int i = 0; i < 2_000; i++) {
            var text = new StringBuilder();
            for (int n = random.nextInt(12); n > 0; n--)
                text.appendCodePoint("0123456789xXaf#-. ,\u0664".charAt(random.nextInt(20)));
            if (ParsedNftNumber.parse(text.toString()) instanceof ParsedNftNumber.Valid(var id))
                assertThat(id.signum()).isNotNegative();
        }
    }
}

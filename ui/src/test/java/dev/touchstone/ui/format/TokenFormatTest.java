package dev.touchstone.ui.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TokenFormatTest {
    private static final BigInteger MOST = BigInteger.TWO.pow(256).subtract(BigInteger.ONE);

    private static String plain(String digits) {
        return digits.replace(String.valueOf(AmountFormat.GROUP), "");
    }

    @ParameterizedTest
    @CsvSource({
        "1204500000,6,'1,204.500000'",
        "42350,0,'42,350'",
        "1999999,7,0.199999",
        "1,18,<0.000001",
        "0,18,0.000000",
        "25,2,0.25",
        "0,0,0"
    })
    void listsRoundDownToSixDecimals(BigInteger units, int decimals, String digits) {
        assertThat(plain(TokenFormat.listed(units, decimals))).isEqualTo(digits);
    }

    @Test
    void whatNoListHasRoomForIsWrittenByItsFirstDigits() {
        assertThat(plain(TokenFormat.listed(MOST, 0))).isEqualTo("1.157920 × 10^77");
        assertThat(plain(TokenFormat.listed(MOST, 77))).isEqualTo("1.157920");
        assertThat(plain(TokenFormat.listed(BigInteger.TEN.pow(18), 0))).isEqualTo("1.000000 × 10^18");
        assertThat(plain(TokenFormat.listed(BigInteger.TEN.pow(18).subtract(BigInteger.ONE), 0)))
                .isEqualTo("999,999,999,999,999,999");
        assertThat(TokenFormat.isRounded(MOST, 0)).isTrue();
    }

    @Test
    void inFullEveryDigitStands() {
        assertThat(plain(TokenFormat.exact(MOST, 0)).replace(",", "")).isEqualTo(MOST.toString());
        assertThat(plain(TokenFormat.exact(BigInteger.ONE, 18))).isEqualTo("0." + "0".repeat(17) + "1");
        assertThat(TokenFormat.format(BigInteger.ONE, 0, "units", true)).doesNotContain("1");
        assertThat(TokenFormat.spoken(BigInteger.valueOf(1_500_000), 6, "PUSD", false))
                .isEqualTo("1.5 PUSD");
    }
}

package dev.touchstone.ui.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.ethereum.Wei;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EtherFormatTest {
    private static final String GROUP = String.valueOf(AmountFormat.GROUP);

    private static Wei wei(String amount) {
        return new Wei(new BigInteger(amount));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.000_000, 0.000_000, 0",
        "1, <0.000_001, 0.000_000_000_000_000_001, 0.000000000000000001",
        "999999999999, <0.000_001, 0.000_000_999_999_999_999, 0.000000999999999999",
        "1000000000000, 0.000_001, 0.000_001, 0.000001",
        "3102500000000000001, 3.102_500, 3.102_500_000_000_000_001, 3.102500000000000001",
        "3102599999999999999, 3.102_599, 3.102_599_999_999_999_999, 3.102599999999999999",
        "12345000000000000000000, '12,345.000_000', '12,345.000_000', 12345",
        "1234567800000000000, 1.234_567, 1.234_567_8, 1.2345678"
    })
    void roundsDownInListsAndTellsAllElsewhere(String amount, String listed, String exact, String plain) {
        assertThat(EtherFormat.listed(wei(amount))).isEqualTo(listed.replace("_", GROUP));
        assertThat(EtherFormat.exact(wei(amount))).isEqualTo(exact.replace("_", GROUP));
        assertThat(EtherFormat.plain(wei(amount))).isEqualTo(plain);
        assertThat(EtherFormat.isRounded(wei(amount))).isEqualTo(!listed.equals(exact));
    }

    @Test
    void writesTheGreatestAmountWithoutLosingADigit() {
        var all = EtherFormat.plain(Wei.MAX).replace(".", "");
        assertThat(new BigInteger(all)).isEqualTo(Wei.MAX.value());
        assertThat(EtherFormat.exact(Wei.MAX).replaceAll("[^0-9]", "")).isEqualTo(all);
    }

    @Test
    void hidesTheDigitsButNotTheUnit() {
        assertThat(EtherFormat.format(Wei.PER_ETHER, true)).isEqualTo(AmountFormat.DOTS + "\u00a0ETH");
        assertThat(EtherFormat.spoken(Wei.PER_ETHER, true)).isEqualTo("a hidden amount");
        assertThat(EtherFormat.spoken(Wei.PER_ETHER, false)).isEqualTo("1 ether");
    }

    @Test
    void quietensOnlyTheLastGroupOfZeros() {
        assertThat(EtherFormat.silentTail(EtherFormat.listed(wei("500000000000000000"))))
                .isEqualTo(4);
        assertThat(EtherFormat.silentTail(EtherFormat.listed(wei("3102500000000000000"))))
                .isZero();
    }
}

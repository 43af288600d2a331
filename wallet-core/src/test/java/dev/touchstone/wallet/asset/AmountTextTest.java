package dev.touchstone.wallet.asset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.bitcoin.Satoshis;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class AmountTextTest {
    @Test
    void readsBitcoinExactly() {
        assertThat(AmountText.parse("0.00000001", Denomination.BTC)).isEqualTo(sat(1));
        assertThat(AmountText.parse("20.3", Denomination.BTC)).isEqualTo(sat(2_030_000_000));
        assertThat(AmountText.parse("50.", Denomination.BTC)).isEqualTo(sat(5_000_000_000L));
        assertThat(AmountText.parse(".5", Denomination.BTC)).isEqualTo(sat(50_000_000));
        assertThat(AmountText.parse("1.10000000000", Denomination.BTC)).isEqualTo(sat(110_000_000));
        assertThat(AmountText.parse("21000000", Denomination.BTC)).isEqualTo(sat(Satoshis.MAX_MONEY.value()));
        assertThat(AmountText.parse("546", Denomination.SAT)).isEqualTo(sat(546));
    }

    @Test
    void refusesWhatIsNotAnAmountAndSaysWhy() {
        assertThat(AmountText.parse("", Denomination.BTC)).isEqualTo(problem(ParsedAmount.Problem.EMPTY));
        assertThat(AmountText.parse("-1", Denomination.BTC)).isEqualTo(problem(ParsedAmount.Problem.NEGATIVE));
        assertThat(AmountText.parse("0.000000001", Denomination.BTC)).isEqualTo(problem(ParsedAmount.Problem.TOO_FINE));
        assertThat(AmountText.parse("1.5", Denomination.SAT)).isEqualTo(problem(ParsedAmount.Problem.TOO_FINE));
        assertThat(AmountText.parse("21000000.00000001", Denomination.BTC))
                .isEqualTo(problem(ParsedAmount.Problem.MORE_THAN_EXISTS));
        for (String text : List.of("50,000.00", "1e3", "+1", " 1", "0x10", "NaN", "1.2.3", ".", "١", "9".repeat(100))) {
            assertThat(AmountText.parse(text, Denomination.BTC)).isEqualTo(problem(ParsedAmount.Problem.NOT_A_NUMBER));
        }
    }

    @Test
    void readsBackWhatItWrites() {
        var random = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            var amount = Satoshis.of(random.nextLong(Satoshis.MAX_MONEY.value() + 1) >>> random.nextInt(50));
            for (var unit : Denomination.values()) {
                assertThat(AmountText.parse(AmountText.write(amount, unit), unit))
                        .isEqualTo(sat(amount.value()));
            }
        }
    }

    private static ParsedAmount sat(long amount) {
        return new ParsedAmount.Valid(Satoshis.of(amount));
    }

    private static ParsedAmount problem(ParsedAmount.Problem problem) {
        return new ParsedAmount.Invalid(problem);
    }
}

package dev.touchstone.wallet.asset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.testsupport.Vectors;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class EtherTextTest {
    private static ParsedEther ether(String text) {
        return EtherText.parse(text, EtherUnit.ETHER);
    }

    private static void isRefused(String text, ParsedAmount.Problem problem) {
        assertThat(ether(text)).as(text).isEqualTo(new ParsedEther.Invalid(problem));
    }

    @Test
    void readsTheAmountsOfTheVectors() {
        int read = 0;
        for (var vector : Vectors.json("ethereum/wallet/units.json.gz")) {
            var text = vector.get("ether").asString();
            var wei = new BigInteger(vector.get("wei").asString());
            if (wei.signum() < 0) {
                isRefused(text, ParsedAmount.Problem.NEGATIVE);
                continue;
            }
            read++;
            assertThat(ether(text)).isEqualTo(new ParsedEther.Valid(new Wei(wei)));
            if (vector.has("gwei")) {
                assertThat(EtherText.parse(vector.get("gwei").asString(), EtherUnit.GWEI))
                        .isEqualTo(new ParsedEther.Valid(new Wei(wei)));
            }
        }
        assertThat(read).isGreaterThan(5);
    }

    @Test
    void takesEveryAmountThatABalanceCanBeAndNoMore() {
        assertThat(EtherText.parse(Wei.MAX.value().toString(), EtherUnit.WEI))
                .isEqualTo(new ParsedEther.Valid(Wei.MAX));
        assertThat(EtherText.parse(Wei.MAX.value().add(BigInteger.ONE).toString(), EtherUnit.WEI))
                .isEqualTo(new ParsedEther.Invalid(ParsedAmount.Problem.MORE_THAN_EXISTS));
        assertThat(ether(EtherText.write(Wei.MAX, EtherUnit.ETHER))).isEqualTo(new ParsedEther.Valid(Wei.MAX));
        assertThat(ether("0.000000000000000001")).isEqualTo(new ParsedEther.Valid(Wei.of(1)));
        assertThat(ether("1.5000000000000000000")).isEqualTo(new ParsedEther.Valid(Wei.of(1_500_000_000_000_000_000L)));
    }

    @Test
    void refusesWhatIsNoAmountByItsName() {
        isRefused("", ParsedAmount.Problem.EMPTY);
        isRefused("-1", ParsedAmount.Problem.NEGATIVE);
        isRefused("0.0000000000000000001", ParsedAmount.Problem.TOO_FINE);
        for (var text :
                new String[] {"0x10", "1e18", "1,5", "+1", " 1", "1 ", ".", "1.2.3", "\u0661", "1".repeat(200)}) {
            isRefused(text, ParsedAmount.Problem.NOT_A_NUMBER);
        }
        assertThat(EtherText.parse("0.5", EtherUnit.WEI))
                .isEqualTo(new ParsedEther.Invalid(ParsedAmount.Problem.TOO_FINE));
    }

    @Test
    void writesAllDecimals() {
        assertThat(EtherText.write(Wei.of(1), EtherUnit.ETHER)).isEqualTo("0.000000000000000001");
        assertThat(EtherText.write(Wei.PER_ETHER, EtherUnit.ETHER)).isEqualTo("1.000000000000000000");
        assertThat(EtherText.write(Wei.PER_GWEI, EtherUnit.GWEI)).isEqualTo("1.000000000");
        assertThat(EtherText.write(Wei.ZERO, EtherUnit.WEI)).isEqualTo("0");
        var random = new Random(18);
        for (int round = 0; round < 1_000; round++) {
            var wei = new Wei(new BigInteger(random.nextInt(257), random));
            for (var unit : EtherUnit.values()) {
                assertThat(EtherText.parse(EtherText.write(wei, unit), unit)).isEqualTo(new ParsedEther.Valid(wei));
            }
        }
        assertThat(Amount.of("sepolia", Wei.of(7)))
                .isEqualTo(new Amount(new AssetId.Ether("sepolia"), BigInteger.valueOf(7)));
    }
}

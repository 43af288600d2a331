package dev.touchstone.spv.ethereum.evm.precompile;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ModExpTest {
    private static final BigInteger LONGEST = BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE);

    private static byte[] input(BigInteger base, BigInteger exponent, BigInteger modulus, String numbers) {
        return HexFormat.of().parseHex("%064x%064x%064x%s".formatted(base, exponent, modulus, numbers));
    }

    private static byte[] input(long base, long exponent, long modulus, String numbers) {
        return input(BigInteger.valueOf(base), BigInteger.valueOf(exponent), BigInteger.valueOf(modulus), numbers);
    }

    private static String answer(PrecompileSet set, byte[] input) {
        return Outputs.hex(Precompiles.of(set).run(5, input));
    }

    private static long gas(PrecompileSet set, byte[] input) {
        return Precompiles.of(set).gas(5, input);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 1, 03020b, 09", // 3^2 mod 11
        "1, 1, 1, 030200, 00", // nothing has a remainder by zero
        "1, 1, 1, 030201, 00",
        "1, 1, 1, 03000b, 01",
        "1, 1, 1, 00000b, 01", // zero to the power of zero
        "1, 1, 1, 000001, 00",
        "0, 0, 1, 0b, 01",
        "1, 0, 2, 03000b, 0001",
        "1, 1, 4, 03, 00000000", // the input ends before exponent and modulus
        "1, 1, 0, 0302, ''",
        "0, 0, 0, '', ''",
        "1, 3, 1, 0301000b, 00", // a modulus past the end is zero
        "1, 2, 2, 030002000b, 0009",
    })
    void powersAreTakenOfNumbersOfAnyLength(long base, long exponent, long modulus, String numbers, String answer) {
        for (var set : PrecompileSet.values()) {
            if (!set.has(PrecompileSet.BYZANTIUM)) continue;
            assertThat(answer(set, input(base, exponent, modulus, numbers))).isEqualTo(answer);
        }
    }

    @Test
    void anExponentGoesOnInZerosPastTheInput() {
        var modulus = BigInteger.valueOf(251);
        var exponent = BigInteger.valueOf(7).shiftLeft(8 * 4999);
        var expected = BigInteger.valueOf(3).modPow(exponent, modulus);
        var whole = "03" + "07" + "00".repeat(4999) + "fb";
        assertThat(answer(PrecompileSet.BERLIN, input(1, 5000, 1, whole))).isEqualTo("%02x".formatted(expected));
        // the same numbers with the modulus before: there the exponent lacks its end, and the modulus is zero
        assertThat(answer(PrecompileSet.BERLIN, input(1, 5000, 1, "0307"))).isEqualTo("00");
    }

    @ParameterizedTest
    @EnumSource(names = {"BYZANTIUM", "BERLIN"})
    void noSumOfGasPaysForTheLongestNumbers(PrecompileSet set) {
        assertThat(gas(set, input(LONGEST, BigInteger.ZERO, BigInteger.ZERO, "")))
                .isEqualTo(Long.MAX_VALUE);
        assertThat(gas(set, input(BigInteger.ZERO, BigInteger.ZERO, LONGEST, "")))
                .isEqualTo(Long.MAX_VALUE);
        assertThat(gas(set, input(BigInteger.ONE, LONGEST, BigInteger.ONE, ""))).isEqualTo(Long.MAX_VALUE);
        assertThat(answer(set, input(LONGEST, LONGEST, LONGEST, ""))).startsWith("unavailable");
    }

    @Test
    void withoutBaseAndModulusAnExponentOfAnyLengthIsFree() {
        var input = input(BigInteger.ZERO, LONGEST, BigInteger.ZERO, "");
        assertThat(gas(PrecompileSet.BYZANTIUM, input)).isZero();
        assertThat(gas(PrecompileSet.BERLIN, input)).isEqualTo(200);
        assertThat(answer(PrecompileSet.BERLIN, input)).isEmpty();
    }

    @Test
    void sinceOsakaNoNumberHasMoreThan1024Bytes() {
        for (int which = 0; which < 3; which++) {
            var longest = input(which == 0 ? 1024 : 1, which == 1 ? 1024 : 1, which == 2 ? 1024 : 1, "");
            assertThat(answer(PrecompileSet.OSAKA, longest)).startsWith("00");
            assertThat(gas(PrecompileSet.OSAKA, longest)).isLessThan(Long.MAX_VALUE);
            var tooLong = input(which == 0 ? 1025 : 1, which == 1 ? 1025 : 1, which == 2 ? 1025 : 1, "");
            assertThat(answer(PrecompileSet.OSAKA, tooLong)).isEqualTo("failure");
            assertThat(gas(PrecompileSet.OSAKA, tooLong)).isEqualTo(Long.MAX_VALUE);
            assertThat(answer(PrecompileSet.PRAGUE, tooLong)).startsWith("00");
        }
    }
}

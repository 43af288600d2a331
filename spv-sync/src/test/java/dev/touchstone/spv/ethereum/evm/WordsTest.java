package dev.touchstone.spv.ethereum.evm;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;

/// Arithmetic on words, beside that of [BigInteger]: on numbers at the edges of digits, and on any.
class WordsTest {
    private static final BigInteger MODULUS = BigInteger.TWO.pow(256);
    private static final int ANY = 400;

    private final Random random = new Random(8);
    private final List<BigInteger> numbers = numbers();

    @FunctionalInterface
    private interface Operation {
        void apply(long[] stack, int sp);
    }

    private List<BigInteger> numbers() {
        var numbers = new ArrayList<BigInteger>();
        for (int bits : new int[] {0, 1, 31, 32, 33, 63, 64, 65, 127, 128, 129, 191, 192, 193, 255}) {
            var edge = BigInteger.TWO.pow(bits);
            numbers.add(edge.subtract(BigInteger.ONE));
            numbers.add(edge);
            numbers.add(edge.add(BigInteger.ONE));
            numbers.add(MODULUS.subtract(edge));
        }
        for (int i = 0; i < 20; i++) numbers.add(new BigInteger(1 + random.nextInt(256), random));
        return numbers;
    }

    private BigInteger any() {
        return numbers.get(random.nextInt(numbers.size()));
    }

    private static BigInteger signed(BigInteger word) {
        return word.testBit(255) ? word.subtract(MODULUS) : word;
    }

    private static BigInteger orZero(BigInteger divisor, BinaryOperator<BigInteger> operation, BigInteger dividend) {
        return divisor.signum() == 0 ? BigInteger.ZERO : operation.apply(dividend, divisor);
    }

    /// What the operation makes of operands of which the first lies on top.
    private static BigInteger run(Operation operation, BigInteger... operands) {
        var stack = new long[4 * operands.length];
        for (int i = 0; i < operands.length; i++) {
            Word.of(operands[i]).writeTo(stack, 4 * (operands.length - 1 - i));
        }
        operation.apply(stack, stack.length);
        return Word.at(stack, 0).toInteger();
    }

    private void agrees(Operation operation, BinaryOperator<BigInteger> expected) {
        for (var x : numbers) {
            for (var y : numbers) {
                assertThat(run(operation, x, y))
                        .as("%x %x", x, y)
                        .isEqualTo(expected.apply(x, y).mod(MODULUS));
            }
        }
    }

    @Test
    void addsSubtractsAndMultiplies() {
        agrees(Words::add, BigInteger::add);
        agrees(Words::sub, BigInteger::subtract);
        agrees(Words::mul, BigInteger::multiply);
    }

    @Test
    void dividesAndFindsRemainders() {
        agrees(Words::div, (x, y) -> orZero(y, BigInteger::divide, x));
        agrees(Words::mod, (x, y) -> orZero(y, BigInteger::mod, x));
        agrees(Words::sdiv, (x, y) -> orZero(signed(y), BigInteger::divide, signed(x)));
        agrees(Words::smod, (x, y) -> orZero(signed(y), BigInteger::remainder, signed(x)));
    }

    @Test
    void addsAndMultipliesModuloAnything() {
        for (int i = 0; i < ANY * ANY / 10; i++) {
            var x = any();
            var y = any();
            var n = any();
            assertThat(run(Words::addmod, x, y, n)).isEqualTo(orZero(n, BigInteger::mod, x.add(y)));
            assertThat(run(Words::mulmod, x, y, n)).isEqualTo(orZero(n, BigInteger::mod, x.multiply(y)));
        }
    }

    @Test
    void raisesToPowers() {
        for (int i = 0; i < ANY; i++) {
            var x = any();
            var y = any();
            assertThat(run(Words::exp, x, y)).isEqualTo(x.modPow(y, MODULUS));
        }
    }

    @Test
    void comparesAndShifts() {
        agrees(Bits::lt, (x, y) -> truth(x.compareTo(y) < 0));
        agrees(Bits::gt, (x, y) -> truth(x.compareTo(y) > 0));
        agrees(Bits::slt, (x, y) -> truth(signed(x).compareTo(signed(y)) < 0));
        agrees(Bits::sgt, (x, y) -> truth(signed(x).compareTo(signed(y)) > 0));
        for (int shift = 0; shift < 300; shift++) {
            var by = BigInteger.valueOf(shift);
            for (var x : numbers) {
                assertThat(run(Bits::shl, by, x))
                        .isEqualTo(x.shiftLeft(by.intValue()).mod(MODULUS));
                assertThat(run(Bits::shr, by, x)).isEqualTo(x.shiftRight(by.intValue()));
                assertThat(run(Bits::sar, by, x))
                        .isEqualTo(signed(x).shiftRight(by.intValue()).mod(MODULUS));
            }
        }
    }

    @Test
    void extendsSigns() {
        for (int bytes = 0; bytes < 40; bytes++) {
            for (var x : numbers) {
                int bits = Math.min(8 * (bytes + 1), 256);
                var low = x.mod(BigInteger.TWO.pow(bits));
                var expected = low.testBit(bits - 1) ? low.subtract(BigInteger.TWO.pow(bits)) : low;
                assertThat(run(Words::signextend, BigInteger.valueOf(bytes), x)).isEqualTo(expected.mod(MODULUS));
            }
        }
    }

    private static BigInteger truth(boolean isTrue) {
        return isTrue ? BigInteger.ONE : BigInteger.ZERO;
    }
}

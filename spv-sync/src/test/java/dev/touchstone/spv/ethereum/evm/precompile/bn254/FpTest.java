package dev.touchstone.spv.ethereum.evm.precompile.bn254;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FpTest {
    private static final BigInteger P = Fp.PRIME;

    /// Random numbers and those at the edges, where carries run through.
    private static List<BigInteger> numbers() {
        var random = new Random(1);
        var numbers = new ArrayList<BigInteger>();
        for (int i = 0; i < 60; i++) numbers.add(new BigInteger(254, random).mod(P));
        for (int i = 0; i < 254; i += 31)
            numbers.add(BigInteger.ONE.shiftLeft(i).subtract(BigInteger.ONE));
        for (int i = 1; i < 4; i++) {
            numbers.add(P.subtract(BigInteger.valueOf(i)));
            numbers.add(P.shiftRight(1).subtract(BigInteger.valueOf(i)));
        }
        return numbers;
    }

    private static byte[] bytes(Fp number) {
        var bytes = new byte[Fp.BYTES];
        number.writeTo(bytes, 0);
        return bytes;
    }

    private static byte[] word(BigInteger number) {
        return HexFormat.of().parseHex("%064x".formatted(number));
    }

    private static void is(Fp number, BigInteger expected) {
        assertThat(new BigInteger(1, bytes(number))).isEqualTo(expected.mod(P));
    }

    @Test
    void computesAsBigNumbersDo() {
        var numbers = numbers();
        for (var a : numbers) {
            is(Fp.of(a).negate(), a.negate());
            is(Fp.of(a).twice(), a.shiftLeft(1));
            if (a.signum() != 0) is(Fp.of(a).inverse(), a.modInverse(P));
            for (var b : numbers) {
                is(Fp.of(a).add(Fp.of(b)), a.add(b));
                is(Fp.of(a).subtract(Fp.of(b)), a.subtract(b));
                is(Fp.of(a).multiply(Fp.of(b)), a.multiply(b));
            }
        }
    }

    @Test
    void readsOnlyNumbersBelowThePrime() {
        for (var number : numbers()) {
            assertThat(Fp.parse(word(number), 0)).contains(Fp.of(number));
            assertThat(bytes(Fp.of(number))).isEqualTo(word(number));
        }
        for (int shift = 0; shift < 254; shift++) {
            assertThat(Fp.parse(word(P.add(BigInteger.ONE.shiftLeft(shift))), 0))
                    .isEmpty();
        }
        assertThat(Fp.parse(word(P), 0)).isEmpty();
        assertThat(Fp.parse(word(BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE)), 0))
                .isEmpty();
    }

    @Test
    void theFieldsAboveAreFields() {
        var random = new Random(2);
        var f = random12(random);
        var g = random12(random);
        var h = random12(random);
        assertThat(f.multiply(g).multiply(h)).isEqualTo(f.multiply(g.multiply(h)));
        assertThat(f.multiply(f.inverse()).isOne()).isTrue();
        assertThat(f.square()).isEqualTo(f.multiply(f));
        var line = List.of(random2(random), random2(random), random2(random));
        var whole = new Fp12(new Fp6(line.get(0), Fp2.ZERO, Fp2.ZERO), new Fp6(line.get(1), line.get(2), Fp2.ZERO));
        assertThat(f.multiply(line.get(0), line.get(1), line.get(2))).isEqualTo(f.multiply(whole));
    }

    @Test
    void aPowerOfThePrimeIsTheFrobenius() {
        var f = random12(new Random(3));
        var power = Fp12.ONE;
        for (int i = P.bitLength() - 1; i >= 0; i--) {
            power = power.square();
            if (P.testBit(i)) power = power.multiply(f);
        }
        assertThat(f.frobenius()).isEqualTo(power);
    }

    private static Fp2 random2(Random random) {
        return new Fp2(Fp.of(new BigInteger(254, random)), Fp.of(new BigInteger(254, random)));
    }

    private static Fp12 random12(Random random) {
        return new Fp12(
                new Fp6(random2(random), random2(random), random2(random)),
                new Fp6(random2(random), random2(random), random2(random)));
    }
}

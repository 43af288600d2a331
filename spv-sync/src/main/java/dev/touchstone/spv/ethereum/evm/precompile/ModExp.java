package dev.touchstone.spv.ethereum.evm.precompile;

import java.math.BigInteger;

/// `base ^ exponent mod modulus` for numbers of any length, 0x05 (EIP-198). The input states the three lengths, a
/// word each, before the numbers.
record ModExp(ModExpPrice price) implements Precompile {
    private static final int NUMBERS_AT = 3 * Input.WORD;

    /// Longer numbers, in bytes, cost more gas than any block has had, and are not tried.
    private static final int LONGEST = 1 << 20;

    /// An exponent may go on in zeros that nobody paid for; so many bytes of them are computed.
    private static final int MOST_ZEROS = 1 << 26;

    private static final int ZEROS_AT_ONCE = 1 << 10;
    private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);

    private record Lengths(BigInteger base, BigInteger exponent, BigInteger modulus) {
        static Lengths of(Input in) {
            return new Lengths(in.word(0), in.word(1), in.word(2));
        }

        BigInteger factors() {
            return base.max(modulus);
        }

        BigInteger longest() {
            return factors().max(exponent);
        }
    }

    @Override
    public long gas(byte[] input) {
        var in = new Input(input);
        var lengths = Lengths.of(in);
        if (!price.allows(lengths.longest())) return Long.MAX_VALUE;
        var headLength = lengths.exponent().min(BigInteger.valueOf(Input.WORD)).intValue();
        var headAt = lengths.base().min(LARGEST).longValue();
        boolean isThere = headAt < input.length;
        var head = isThere ? in.number(NUMBERS_AT + headAt, headLength) : BigInteger.ZERO;
        return price.of(lengths.factors(), lengths.exponent(), head)
                .min(LARGEST)
                .longValue();
    }

    @Override
    public PrecompileResult run(byte[] input) {
        var in = new Input(input);
        var lengths = Lengths.of(in);
        if (!price.allows(lengths.longest())) return new PrecompileResult.Failure();
        if (lengths.modulus().signum() == 0) return new PrecompileResult.Output(new byte[0]);
        boolean isTooLong = exceeds(lengths.factors(), LONGEST) || exceeds(lengths.exponent(), MOST_ZEROS);
        if (isTooLong) return new PrecompileResult.Unavailable("modular exponentiation of that many bytes");
        int base = lengths.base().intValue();
        int exponent = lengths.exponent().intValue();
        int modulus = lengths.modulus().intValue();
        long exponentAt = (long) NUMBERS_AT + base;
        var power = power(in, base, exponent, in.number(exponentAt + exponent, modulus));
        return new PrecompileResult.Output(Input.bigEndian(power, modulus));
    }

    private static boolean exceeds(BigInteger length, long bound) {
        return length.bitLength() >= Long.SIZE || length.longValue() > bound;
    }

    /// The exponent's bytes after the input's end are zeros: each squares eight times more.
    private static BigInteger power(Input in, int base, int exponent, BigInteger modulus) {
        if (modulus.signum() == 0) return BigInteger.ZERO;
        long exponentAt = (long) NUMBERS_AT + base;
        int there = Math.clamp(in.bytes().length - exponentAt, 0, exponent);
        var power = in.number(NUMBERS_AT, base).modPow(in.number(exponentAt, there), modulus);
        for (int left = exponent - there; left > 0 && power.bitLength() > 1; left -= ZEROS_AT_ONCE) {
            power = power.modPow(BigInteger.ONE.shiftLeft(Math.min(left, ZEROS_AT_ONCE) * Byte.SIZE), modulus);
        }
        return power;
    }
}

package dev.touchstone.spv.ethereum.evm.precompile;

import java.math.BigInteger;

/// A call's input as the Yellow Paper reads it: endless, with zeros after its last byte. Immutable.
record Input(@SuppressWarnings("ArrayRecordComponent") byte[] bytes) {
    static final int WORD = 32;

    /// The bytes from `from` on, zeros where the input has none.
    byte[] slice(long from, int length) {
        var out = new byte[length];
        if (from < bytes.length) {
            int there = Math.min(length, bytes.length - (int) from);
            System.arraycopy(bytes, (int) from, out, 0, there);
        }
        return out;
    }

    BigInteger number(long from, int length) {
        return new BigInteger(1, slice(from, length));
    }

    BigInteger word(int index) {
        return number((long) index * WORD, WORD);
    }

    /// `number` in exactly `length` bytes, the highest first.
    static byte[] bigEndian(BigInteger number, int length) {
        var digits = number.toByteArray();
        int skipped = Math.max(0, digits.length - length);
        var out = new byte[length];
        int kept = digits.length - skipped;
        System.arraycopy(digits, skipped, out, length - kept, kept);
        return out;
    }

    static long words(byte[] input) {
        return (input.length + (long) WORD - 1) / WORD;
    }
}

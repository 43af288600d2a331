package dev.touchstone.spv.content.codec;

import dev.touchstone.spv.chain.ByteString;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Digits that bytes are written with, in one of two ways: in groups of bits, where the alphabet's size is a
/// power of two (RFC 4648), or as one large number with a leading digit for each leading zero byte. Immutable.
final class Alphabet {
    private static final int ASCII = 128;
    private static final int NONE = -1;
    private static final char PAD = '=';

    private final String digits;
    private final int[] values;
    private final int bits;

    private Alphabet(String digits, int bits) {
        this.digits = digits;
        this.bits = bits;
        this.values = new int[ASCII];
        Arrays.fill(values, NONE);
        var lower = digits.toLowerCase(Locale.ROOT);
        var upper = digits.toUpperCase(Locale.ROOT);
        boolean isOneCase = digits.equals(lower) || digits.equals(upper);
        for (int i = 0; i < digits.length(); i++) {
            values[digits.charAt(i)] = i;
            if (isOneCase) {
                values[lower.charAt(i)] = i;
                values[upper.charAt(i)] = i;
            }
        }
    }

    /// Letters of either case are read where the digits have but one case.
    static Alphabet of(String digits) {
        boolean isPower = Integer.bitCount(digits.length()) == 1;
        return new Alphabet(digits, isPower ? Integer.numberOfTrailingZeros(digits.length()) : 0);
    }

    String encode(ByteString bytes, boolean padded) {
        return bits == 0 ? number(bytes) : groups(bytes, padded);
    }

    /// Empty where the text is not the one form of some bytes, the case of letters aside.
    Optional<ByteString> decode(String text, boolean padded) {
        if (bits == 0) return fromNumber(text);
        var bare = padded ? text.replaceAll("=+$", "") : text;
        return fromGroups(bare).filter(bytes -> !padded || groups(bytes, true).length() == text.length());
    }

    private int value(char digit) {
        return digit < ASCII ? values[digit] : NONE;
    }

    private String groups(ByteString bytes, boolean padded) {
        var out = new StringBuilder(bytes.length() * Byte.SIZE / bits + Byte.SIZE);
        int held = 0;
        int heldBits = 0;
        for (int i = 0; i < bytes.length(); i++) {
            held = held << Byte.SIZE | (bytes.at(i) & 0xff);
            heldBits += Byte.SIZE;
            while (heldBits >= bits) {
                heldBits -= bits;
                out.append(digits.charAt((held >> heldBits) & (digits.length() - 1)));
            }
            held &= (1 << heldBits) - 1;
        }
        if (heldBits > 0) out.append(digits.charAt((held << (bits - heldBits)) & (digits.length() - 1)));
        while (padded && out.length() * bits % Byte.SIZE != 0) out.append(PAD);
        return out.toString();
    }

    private Optional<ByteString> fromGroups(String text) {
        var out = new byte[(int) ((long) text.length() * bits / Byte.SIZE)];
        int held = 0;
        int heldBits = 0;
        int at = 0;
        for (int i = 0; i < text.length(); i++) {
            int value = value(text.charAt(i));
            if (value == NONE) return Optional.empty();
            held = held << bits | value;
            heldBits += bits;
            if (heldBits >= Byte.SIZE) {
                heldBits -= Byte.SIZE;
                out[at++] = (byte) (held >> heldBits);
            }
            held &= (1 << heldBits) - 1;
        }
        boolean isWhole = held == 0 && heldBits < bits;
        return isWhole ? Optional.of(ByteString.of(out)) : Optional.empty();
    }

    private String number(ByteString bytes) {
        var base = BigInteger.valueOf(digits.length());
        var out = new StringBuilder();
        var left = new BigInteger(1, bytes.toArray());
        while (left.signum() > 0) {
            var parts = left.divideAndRemainder(base);
            out.append(digits.charAt(parts[1].intValue()));
            left = parts[0];
        }
        for (int i = 0; i < bytes.length() && bytes.at(i) == 0; i++) out.append(digits.charAt(0));
        return out.reverse().toString();
    }

    private Optional<ByteString> fromNumber(String text) {
        var base = BigInteger.valueOf(digits.length());
        var number = BigInteger.ZERO;
        int zeros = 0;
        for (int i = 0; i < text.length(); i++) {
            int value = value(text.charAt(i));
            if (value == NONE) return Optional.empty();
            if (value == 0 && zeros == i) zeros++;
            number = number.multiply(base).add(BigInteger.valueOf(value));
        }
        var magnitude = number.signum() == 0 ? new byte[0] : number.toByteArray();
        int sign = magnitude.length > 0 && magnitude[0] == 0 ? 1 : 0;
        var out = new byte[zeros + magnitude.length - sign];
        System.arraycopy(magnitude, sign, out, zeros, magnitude.length - sign);
        return Optional.of(ByteString.of(out));
    }
}

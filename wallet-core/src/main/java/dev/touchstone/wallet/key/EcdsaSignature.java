package dev.touchstone.wallet.key;

import java.util.Arrays;
import java.util.Optional;

/// The two written forms of an ECDSA signature: 64 bytes (r, then s) and strict DER (BIP66). Pure.
final class EcdsaSignature {
    private static final int SEQUENCE = 0x30;
    private static final int INTEGER = 0x02;
    private static final int NUMBER = 32;

    private EcdsaSignature() {}

    static byte[] toDer(byte[] compact) {
        var r = integer(compact, 0);
        var s = integer(compact, NUMBER);
        var der = new byte[2 + r.length + s.length];
        der[0] = SEQUENCE;
        der[1] = (byte) (r.length + s.length);
        System.arraycopy(r, 0, der, 2, r.length);
        System.arraycopy(s, 0, der, 2 + r.length, s.length);
        return der;
    }

    private static byte[] integer(byte[] compact, int from) {
        int start = from;
        while (start < from + NUMBER - 1 && compact[start] == 0) start++;
        int zero = compact[start] < 0 ? 1 : 0;
        int length = from + NUMBER - start;
        var integer = new byte[2 + zero + length];
        integer[0] = INTEGER;
        integer[1] = (byte) (zero + length);
        System.arraycopy(compact, start, integer, 2 + zero, length);
        return integer;
    }

    /// Empty unless this is the one encoding BIP66 allows and both numbers fit in 32 bytes.
    static Optional<byte[]> fromDer(byte[] der) {
        if (der.length < 8 || der.length > 72 || der[0] != SEQUENCE || der[1] != der.length - 2)
            return Optional.empty();
        int rLength = der[3];
        int sAt = 4 + rLength;
        if (rLength < 1 || sAt + 2 > der.length) return Optional.empty();
        int sLength = der[sAt + 1];
        if (sLength < 1 || sAt + 2 + sLength != der.length) return Optional.empty();
        var compact = new byte[2 * NUMBER];
        boolean whole = copyInteger(der, 2, rLength, compact, 0) && copyInteger(der, sAt, sLength, compact, NUMBER);
        return whole ? Optional.of(compact) : Optional.empty();
    }

    private static boolean copyInteger(byte[] der, int at, int length, byte[] target, int to) {
        int from = at + 2;
        if (der[at] != INTEGER || der[from] < 0) return false;
        boolean padded = length > 1 && der[from] == 0;
        if (padded && der[from + 1] >= 0) return false;
        int skip = padded ? 1 : 0;
        int digits = length - skip;
        if (digits > NUMBER) return false;
        Arrays.fill(target, to, to + NUMBER - digits, (byte) 0);
        System.arraycopy(der, from + skip, target, to + NUMBER - digits, digits);
        return true;
    }
}

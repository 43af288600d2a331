package dev.touchstone.spv.content.arweave;

import dev.touchstone.spv.chain.ByteString;
import java.math.BigInteger;
import java.util.Arrays;

/// Verifies RSASSA-PSS with SHA-256 and MGF1 (RFC 8017, 8.1.2 and 9.1.2) for a salt of any length: Arweave's
/// publishers have used several, and the JDK wants to be told which. Pure and thread-safe.
///
/// Only the modulus is the key; the exponent is 65537. A signature at or above the modulus is refused: it would
/// be a second form of a smaller one.
final class RsaPss {
    static final int LEAST_KEY = 256;
    static final int MOST_KEY = 512;

    private static final BigInteger EXPONENT = BigInteger.valueOf(65537);
    private static final int HASH = 32;
    private static final int TRAILER = 0xbc;
    private static final byte[] EIGHT_ZEROS = new byte[8];

    private RsaPss() {}

    static boolean verify(ByteString modulus, byte[] message, ByteString signature) {
        boolean isSized =
                modulus.length() >= LEAST_KEY && modulus.length() <= MOST_KEY && signature.length() == modulus.length();
        if (!isSized) return false;
        var n = new BigInteger(1, modulus.toArray());
        var s = new BigInteger(1, signature.toArray());
        boolean isInRange = n.testBit(0) && n.bitLength() > LEAST_KEY * (Byte.SIZE - 1) && s.compareTo(n) < 0;
        if (!isInRange) return false;
        int bits = n.bitLength() - 1;
        var encoded = fixed(s.modPow(EXPONENT, n), (bits + Byte.SIZE - 1) / Byte.SIZE);
        return encoded.length > 0 && isEncodingOf(Sha.sha256(message).toBytes(), encoded, bits);
    }

    /// The number in so many bytes; none where it does not fit.
    private static byte[] fixed(BigInteger number, int length) {
        var bytes = number.toByteArray();
        int skip = Math.max(0, bytes.length - length);
        for (int i = 0; i < skip; i++) {
            if (bytes[i] != 0) return new byte[0];
        }
        var out = new byte[length];
        System.arraycopy(bytes, skip, out, length - bytes.length + skip, bytes.length - skip);
        return out;
    }

    private static boolean isEncodingOf(byte[] hash, byte[] encoded, int bits) {
        int dbLength = encoded.length - HASH - 1;
        if (dbLength < 1 || (encoded[encoded.length - 1] & 0xff) != TRAILER) return false;
        var db = Arrays.copyOf(encoded, dbLength);
        var h = Arrays.copyOfRange(encoded, dbLength, dbLength + HASH);
        int clear = encoded.length * Byte.SIZE - bits;
        if ((db[0] & 0xff) >>> (Byte.SIZE - clear) != 0) return false;
        mask(db, h);
        db[0] &= (byte) (0xff >>> clear);
        int one = 0;
        while (one < dbLength && db[one] == 0) one++;
        if (one == dbLength || db[one] != 1) return false;
        var salt = Arrays.copyOfRange(db, one + 1, dbLength);
        return Arrays.equals(h, Sha.sha256(EIGHT_ZEROS, hash, salt).toBytes());
    }

    /// Takes away the mask that is made of `seed` (MGF1, RFC 8017, B.2.1).
    private static void mask(byte[] db, byte[] seed) {
        for (int block = 0; block * HASH < db.length; block++) {
            var counter = new byte[] {(byte) (block >> 24), (byte) (block >> 16), (byte) (block >> 8), (byte) block};
            var mask = Sha.sha256(seed, counter).toBytes();
            for (int i = 0; i < HASH && block * HASH + i < db.length; i++) db[block * HASH + i] ^= mask[i];
        }
    }
}

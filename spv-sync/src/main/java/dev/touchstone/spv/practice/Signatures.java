package dev.touchstone.spv.practice;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import fr.acinq.secp256k1.Secp256k1;
import fr.acinq.secp256k1.Secp256k1Exception;
import java.math.BigInteger;
import java.util.Optional;

/// Checks signatures as consensus wants them: strictly encoded ECDSA (BIP66), of which a high S is taken as its
/// negative, and Schnorr (BIP340). Thread-safe.
final class Signatures {
    private static final BigInteger ORDER =
            new BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16);
    private static final BigInteger HALF_ORDER = ORDER.shiftRight(1);
    private static final int LEAST_DER = 8;
    private static final int MOST_DER = 72;
    private static final int SCALAR = 32;

    private final Secp256k1 secp256k1 = Secp256k1.get();

    /// The two numbers of an ECDSA signature.
    record Ecdsa(BigInteger r, BigInteger s) {
        boolean isLowS() {
            return s.compareTo(HALF_ORDER) <= 0;
        }

        private boolean isInRange() {
            return r.signum() > 0 && s.signum() > 0 && r.compareTo(ORDER) < 0 && s.compareTo(ORDER) < 0;
        }

        private byte[] compact() {
            var low = isLowS() ? s : ORDER.subtract(s);
            var out = new byte[2 * SCALAR];
            write(r, out, 0);
            write(low, out, SCALAR);
            return out;
        }

        private static void write(BigInteger number, byte[] out, int at) {
            var bytes = number.toByteArray();
            int skip = Math.max(0, bytes.length - SCALAR);
            int length = bytes.length - skip;
            System.arraycopy(bytes, skip, out, at + SCALAR - length, length);
        }
    }

    /// Reads strict DER (BIP66); empty where it is not that. The hash type is not part of it.
    static Optional<Ecdsa> parseDer(ByteString der) {
        int length = der.length();
        if (length < LEAST_DER || length > MOST_DER) return Optional.empty();
        boolean framed = der.at(0) == 0x30 && der.at(1) == length - 2;
        if (!framed) return Optional.empty();
        int lengthR = der.at(3);
        int tagS = 4 + lengthR;
        if (lengthR < 1 || tagS + 2 > length) return Optional.empty();
        int lengthS = der.at(tagS + 1);
        if (lengthS < 1 || tagS + 2 + lengthS != length) return Optional.empty();
        return positive(der, 2, lengthR)
                .flatMap(r -> positive(der, tagS, lengthS).map(s -> new Ecdsa(r, s)));
    }

    /// An integer in its shortest form that is not negative.
    private static Optional<BigInteger> positive(ByteString der, int tag, int length) {
        int first = der.at(tag + 2);
        boolean padded = first == 0 && length > 1 && der.at(tag + 3) >= 0;
        if (der.at(tag) != 0x02 || first < 0 || padded) return Optional.empty();
        return Optional.of(new BigInteger(der.toArray(tag + 2, tag + 2 + length)));
    }

    boolean isEcdsa(Ecdsa signature, Hash256 message, ByteString publicKey) {
        if (!signature.isInRange() || !isKeyEncoding(publicKey)) return false;
        try {
            return secp256k1.verify(signature.compact(), message.toBytes(), publicKey.toArray());
        } catch (Secp256k1Exception _) {
            return false; // no point of the curve
        }
    }

    private static boolean isKeyEncoding(ByteString key) {
        return key.length() == 33 || key.length() == 65;
    }

    boolean isSchnorr(ByteString signature, Hash256 message, byte[] outputKey) {
        try {
            return secp256k1.verifySchnorr(signature.toArray(), message.toBytes(), outputKey);
        } catch (Secp256k1Exception _) {
            return false; // no point of the curve
        }
    }
}

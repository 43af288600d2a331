package dev.touchstone.spv.ethereum.evm.precompile;

import fr.acinq.secp256k1.Secp256k1;
import fr.acinq.secp256k1.Secp256k1Exception;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECAlgorithms;
import org.bouncycastle.math.ec.ECPoint;

/// Finds the secp256k1 key that made a signature (SEC 1, section 4.1.6). Thread-safe.
interface KeyRecovery {
    /// Both coordinates of the key, 64 bytes; empty where no key can have made this signature.
    ///
    /// @param hash 32 bytes
    /// @param signature `r` and `s`, 32 bytes each, both above zero and below the curve's order
    /// @param isOdd whether the point whose first coordinate is `r` has an odd second one
    Optional<byte[]> publicKey(byte[] hash, byte[] signature, boolean isOdd);

    /// libsecp256k1 where it loads.
    static KeyRecovery choose() {
        try {
            return new Native(Secp256k1.get());
        } catch (IllegalStateException | LinkageError _) {
            return new Java();
        }
    }

    /// By libsecp256k1.
    record Native(Secp256k1 library) implements KeyRecovery {
        @Override
        public Optional<byte[]> publicKey(byte[] hash, byte[] signature, boolean isOdd) {
            try {
                var point = library.ecdsaRecover(signature, hash, isOdd ? 1 : 0);
                var whole = library.pubkeyParse(point);
                return Optional.of(Arrays.copyOfRange(whole, 1, whole.length));
            } catch (Secp256k1Exception _) {
                return Optional.empty(); // no point of the curve
            }
        }
    }

    /// In Java alone, where the native library does not load.
    record Java() implements KeyRecovery {
        private static final X9ECParameters CURVE = CustomNamedCurves.getByName("secp256k1");
        private static final BigInteger N = CURVE.getN();

        @Override
        public Optional<byte[]> publicKey(byte[] hash, byte[] signature, boolean isOdd) {
            var point = lift(Arrays.copyOf(signature, Input.WORD), isOdd);
            if (point.isEmpty()) return Optional.empty();
            var inverse = new BigInteger(1, signature, 0, Input.WORD).modInverse(N);
            var s = new BigInteger(1, signature, Input.WORD, Input.WORD);
            var e = new BigInteger(1, hash);
            var key = ECAlgorithms.sumOfTwoMultiplies(
                            CURVE.getG(),
                            e.negate().multiply(inverse).mod(N),
                            point.get(),
                            s.multiply(inverse).mod(N))
                    .normalize();
            if (key.isInfinity()) return Optional.empty();
            var whole = key.getEncoded(false);
            return Optional.of(Arrays.copyOfRange(whole, 1, whole.length));
        }

        private static Optional<ECPoint> lift(byte[] x, boolean isOdd) {
            var encoded = new byte[1 + Input.WORD];
            encoded[0] = (byte) (isOdd ? 3 : 2);
            System.arraycopy(x, 0, encoded, 1, Input.WORD);
            try {
                return Optional.of(CURVE.getCurve().decodePoint(encoded));
            } catch (IllegalArgumentException _) {
                return Optional.empty();
            }
        }
    }
}

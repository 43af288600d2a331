package dev.touchstone.wallet.key;

import dev.touchstone.spv.bitcoin.TaggedHash;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.math.ec.ECAlgorithms;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.util.BigIntegers;

/// The curve in Java alone, for computers where the native library does not load. Thread-safe.
///
/// About seven times slower than [LibSecp256k1] and not constant in time: big numbers of Java take longer for some
/// keys than for others, which only someone who can time signatures on this computer could use.
public final class BouncySecp256k1 implements Secp256k1 {
    private static final X9ECParameters X9 = CustomNamedCurves.getByName("secp256k1");
    private static final ECDomainParameters CURVE = new ECDomainParameters(X9);
    private static final BigInteger N = CURVE.getN();
    private static final BigInteger HALF_N = N.shiftRight(1);
    private static final BigInteger P = X9.getCurve().getField().getCharacteristic();

    @Override
    public String name() {
        return "BouncyCastle";
    }

    @Override
    public boolean isSecretKey(byte[] secret) {
        if (secret.length != SECRET_KEY) return false;
        var d = new BigInteger(1, secret);
        return d.signum() > 0 && d.compareTo(N) < 0;
    }

    @Override
    public boolean isPublicKey(byte[] publicKey) {
        return point(publicKey).isPresent();
    }

    @Override
    public byte[] publicKey(byte[] secret) {
        return timesG(scalar(secret)).getEncoded(true);
    }

    @Override
    public byte[] coordinates(byte[] publicKey) {
        var point = point(publicKey)
                .orElseThrow(() -> new IllegalArgumentException("not a public key"))
                .getEncoded(false);
        return Arrays.copyOfRange(point, 1, point.length);
    }

    @Override
    public Optional<byte[]> addToSecretKey(byte[] secret, byte[] tweak) {
        var t = new BigInteger(1, Secp256k1.sized(tweak, HASH));
        var sum = scalar(secret).add(t).mod(N);
        return t.compareTo(N) < 0 && sum.signum() > 0 ? Optional.of(bytes(sum)) : Optional.empty();
    }

    @Override
    public Optional<byte[]> addToPublicKey(byte[] publicKey, byte[] tweak) {
        var t = new BigInteger(1, Secp256k1.sized(tweak, HASH));
        var point = point(publicKey).orElseThrow(() -> new IllegalArgumentException("not a public key"));
        if (t.compareTo(N) >= 0) return Optional.empty();
        var sum = timesG(t).add(point).normalize();
        return sum.isInfinity() ? Optional.empty() : Optional.of(sum.getEncoded(true));
    }

    @Override
    public byte[] negate(byte[] secret) {
        return bytes(N.subtract(scalar(secret)));
    }

    @Override
    public byte[] signEcdsa(byte[] hash, byte[] secret) {
        var signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
        signer.init(true, new ECPrivateKeyParameters(scalar(secret), CURVE));
        var rs = signer.generateSignature(Secp256k1.sized(hash, HASH));
        var lowS = rs[1].compareTo(HALF_N) > 0 ? N.subtract(rs[1]) : rs[1];
        return EcdsaSignature.toDer(concat(bytes(rs[0]), bytes(lowS)));
    }

    @Override
    public boolean verifyEcdsa(byte[] hash, byte[] der, byte[] publicKey) {
        Secp256k1.sized(hash, HASH);
        var key = point(publicKey);
        var compact = EcdsaSignature.fromDer(der);
        if (key.isEmpty() || compact.isEmpty()) return false;
        var r = new BigInteger(1, compact.get(), 0, 32);
        var s = new BigInteger(1, compact.get(), 32, 32);
        if (s.compareTo(HALF_N) > 0) return false;
        var signer = new ECDSASigner();
        signer.init(false, new ECPublicKeyParameters(key.get(), CURVE));
        return signer.verifySignature(hash, r, s);
    }

    @Override
    public byte[] signSchnorr(byte[] message, byte[] secret, byte[] auxiliaryRandomness) {
        Secp256k1.sized(message, HASH);
        Secp256k1.sized(auxiliaryRandomness, 32);
        var d = scalar(secret);
        var point = timesG(d);
        if (isOdd(point)) d = N.subtract(d);
        var key = x(point);
        var k = nonce(bytes(d), key, message, auxiliaryRandomness);
        if (k.signum() == 0) throw new IllegalStateException("a nonce of zero, which nobody has ever seen");
        var nonce = timesG(k);
        if (isOdd(nonce)) k = N.subtract(k);
        var e = challenge(x(nonce), key, message);
        return concat(x(nonce), bytes(k.add(e.multiply(d)).mod(N)));
    }

    @Override
    public boolean verifySchnorr(byte[] message, byte[] signature, byte[] xOnlyKey) {
        Secp256k1.sized(message, HASH);
        if (signature.length != 64 || xOnlyKey.length != X_ONLY_KEY) return false;
        var key = point(Secp256k1.lift(xOnlyKey));
        var r = Arrays.copyOf(signature, 32);
        var s = new BigInteger(1, signature, 32, 32);
        if (key.isEmpty() || new BigInteger(1, r).compareTo(P) >= 0 || s.compareTo(N) >= 0) return false;
        var e = challenge(r, xOnlyKey, message);
        var nonce = ECAlgorithms.sumOfTwoMultiplies(
                        CURVE.getG(), s, key.get(), N.subtract(e).mod(N))
                .normalize();
        return !nonce.isInfinity() && !isOdd(nonce) && Arrays.equals(x(nonce), r);
    }

    private static BigInteger nonce(byte[] d, byte[] key, byte[] message, byte[] auxiliaryRandomness) {
        var mask = TaggedHash.of("BIP0340/aux", auxiliaryRandomness).toBytes();
        for (int i = 0; i < d.length; i++) d[i] ^= mask[i];
        var input = concat(d, key, message);
        Arrays.fill(d, (byte) 0);
        var k = TaggedHash.of("BIP0340/nonce", input);
        Arrays.fill(input, (byte) 0);
        return new BigInteger(1, k.toBytes()).mod(N);
    }

    private static BigInteger challenge(byte[] nonce, byte[] key, byte[] message) {
        var e = TaggedHash.of("BIP0340/challenge", concat(nonce, key, message));
        return new BigInteger(1, e.toBytes()).mod(N);
    }

    private BigInteger scalar(byte[] secret) {
        if (!isSecretKey(secret)) throw new IllegalArgumentException("not a secret key");
        return new BigInteger(1, secret);
    }

    private static ECPoint timesG(BigInteger k) {
        return new FixedPointCombMultiplier().multiply(CURVE.getG(), k).normalize();
    }

    private static Optional<ECPoint> point(byte[] publicKey) {
        if (publicKey.length != PUBLIC_KEY || (publicKey[0] != 2 && publicKey[0] != 3)) return Optional.empty();
        try {
            return Optional.of(CURVE.getCurve().decodePoint(publicKey));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static boolean isOdd(ECPoint point) {
        return point.getAffineYCoord().testBitZero();
    }

    private static byte[] x(ECPoint point) {
        return point.getAffineXCoord().getEncoded();
    }

    private static byte[] bytes(BigInteger number) {
        return BigIntegers.asUnsignedByteArray(32, number);
    }

    private static byte[] concat(byte[]... parts) {
        var out = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        for (var part : parts) out.put(part);
        return out.array();
    }
}

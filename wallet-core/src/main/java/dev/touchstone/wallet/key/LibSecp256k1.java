package dev.touchstone.wallet.key;

import fr.acinq.secp256k1.Secp256k1Exception;
import java.util.Arrays;
import java.util.Optional;

/// The curve by libsecp256k1, Bitcoin Core's own library: constant time, fast. Thread-safe.
public final class LibSecp256k1 implements Secp256k1 {
    private final fr.acinq.secp256k1.Secp256k1 library;

    private LibSecp256k1(fr.acinq.secp256k1.Secp256k1 library) {
        this.library = library;
    }

    static Choice choose() {
        try {
            var library = fr.acinq.secp256k1.Secp256k1.get();
            return new Choice(new LibSecp256k1(library), "libsecp256k1 is loaded");
        } catch (IllegalStateException | LinkageError e) {
            return new Choice(new BouncySecp256k1(), "libsecp256k1 does not load here: " + e.getMessage());
        }
    }

    @Override
    public String name() {
        return "libsecp256k1";
    }

    @Override
    public boolean isSecretKey(byte[] secret) {
        return secret.length == SECRET_KEY && library.secKeyVerify(secret);
    }

    @Override
    public boolean isPublicKey(byte[] publicKey) {
        if (publicKey.length != PUBLIC_KEY || (publicKey[0] != 2 && publicKey[0] != 3)) return false;
        try {
            library.pubkeyParse(publicKey);
            return true;
        } catch (Secp256k1Exception _) {
            return false;
        }
    }

    @Override
    public byte[] publicKey(byte[] secret) {
        if (!isSecretKey(secret)) throw new IllegalArgumentException("not a secret key");
        return compressed(library.pubkeyCreate(secret));
    }

    @Override
    public byte[] coordinates(byte[] publicKey) {
        if (!isPublicKey(publicKey)) throw new IllegalArgumentException("not a public key");
        var point = library.pubkeyParse(publicKey);
        return Arrays.copyOfRange(point, 1, point.length);
    }

    @Override
    public Optional<byte[]> addToSecretKey(byte[] secret, byte[] tweak) {
        Secp256k1.sized(tweak, HASH);
        if (!isSecretKey(secret)) throw new IllegalArgumentException("not a secret key");
        try {
            return Optional.of(library.privKeyTweakAdd(secret, tweak));
        } catch (Secp256k1Exception _) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<byte[]> addToPublicKey(byte[] publicKey, byte[] tweak) {
        Secp256k1.sized(tweak, HASH);
        if (publicKey.length != PUBLIC_KEY) throw new IllegalArgumentException("not a public key");
        try {
            return Optional.of(compressed(library.pubKeyTweakAdd(publicKey, tweak)));
        } catch (Secp256k1Exception e) {
            if (!isPublicKey(publicKey)) throw new IllegalArgumentException("not a public key", e);
            return Optional.empty();
        }
    }

    @Override
    public byte[] negate(byte[] secret) {
        if (!isSecretKey(secret)) throw new IllegalArgumentException("not a secret key");
        return library.privKeyNegate(secret);
    }

    @Override
    public byte[] signEcdsa(byte[] hash, byte[] secret) {
        if (!isSecretKey(secret)) throw new IllegalArgumentException("not a secret key");
        return EcdsaSignature.toDer(library.sign(Secp256k1.sized(hash, HASH), secret));
    }

    @Override
    public boolean verifyEcdsa(byte[] hash, byte[] der, byte[] publicKey) {
        Secp256k1.sized(hash, HASH);
        if (!isPublicKey(publicKey)) return false;
        return EcdsaSignature.fromDer(der)
                .map(compact -> isVerified(() -> library.verify(compact, hash, publicKey)))
                .orElse(false);
    }

    @Override
    public byte[] signSchnorr(byte[] message, byte[] secret, byte[] auxiliaryRandomness) {
        if (!isSecretKey(secret)) throw new IllegalArgumentException("not a secret key");
        Secp256k1.sized(auxiliaryRandomness, 32);
        return library.signSchnorr(Secp256k1.sized(message, HASH), secret, auxiliaryRandomness);
    }

    @Override
    public boolean verifySchnorr(byte[] message, byte[] signature, byte[] xOnlyKey) {
        Secp256k1.sized(message, HASH);
        if (signature.length != 64 || xOnlyKey.length != X_ONLY_KEY) return false;
        return isVerified(() -> library.verifySchnorr(signature, message, xOnlyKey));
    }

    private interface Verification {
        boolean run();
    }

    /// The library throws for a key or number that does not parse, which to a verifier is simply no signature.
    private static boolean isVerified(Verification verification) {
        try {
            return verification.run();
        } catch (Secp256k1Exception _) {
            return false;
        }
    }

    private static byte[] compressed(byte[] uncompressed) {
        var key = Arrays.copyOf(uncompressed, PUBLIC_KEY);
        key[0] = (byte) (2 + (uncompressed[64] & 1));
        return key;
    }
}

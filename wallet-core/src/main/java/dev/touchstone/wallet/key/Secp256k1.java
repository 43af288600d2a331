package dev.touchstone.wallet.key;

import java.util.Arrays;
import java.util.Optional;

/// The curve of Bitcoin and Ethereum and what a wallet does on it: public keys, ECDSA, Schnorr signatures (BIP340),
/// tweaks.
/// Thread-safe.
///
/// Secret keys, hashes and tweaks have 32 bytes, public keys the 33 of the compressed form (SEC 1, 2.3.3).
/// Arguments of another length are a bug and refused with an exception; what strangers sent is checked with
/// [#isPublicKey] or answered by `false`. Secret arguments stay the caller's to wipe.
public sealed interface Secp256k1 permits LibSecp256k1, BouncySecp256k1 {
    int SECRET_KEY = 32;
    int PUBLIC_KEY = 33;
    int X_ONLY_KEY = 32;
    int HASH = 32;

    /// Which library does the work, for the screen that says what the program is made of.
    String name();

    /// Whether these bytes are a number from 1 to n-1.
    boolean isSecretKey(byte[] secret);

    /// Whether these bytes are a compressed point of the curve.
    boolean isPublicKey(byte[] publicKey);

    byte[] publicKey(byte[] secret);

    /// Both coordinates of a public key, 64 bytes (SEC 1, 2.3.3 without its first byte).
    byte[] coordinates(byte[] publicKey);

    /// `secret + tweak mod n`, unless that is no secret key or the tweak is not below n.
    Optional<byte[]> addToSecretKey(byte[] secret, byte[] tweak);

    /// `P + tweak * G`, unless that is no point with an address or the tweak is not below n.
    Optional<byte[]> addToPublicKey(byte[] publicKey, byte[] tweak);

    byte[] negate(byte[] secret);

    /// Signs a hash with the nonce of RFC 6979, low S (BIP62) and strict DER (BIP66).
    byte[] signEcdsa(byte[] hash, byte[] secret);

    /// Accepts strict DER and low S only, as a node's relay policy does.
    boolean verifyEcdsa(byte[] hash, byte[] der, byte[] publicKey);

    /// A 64-byte BIP340 signature of a 32-byte message.
    byte[] signSchnorr(byte[] message, byte[] secret, byte[] auxiliaryRandomness);

    boolean verifySchnorr(byte[] message, byte[] signature, byte[] xOnlyKey);

    /// The x coordinate of a compressed key (BIP340).
    static byte[] xOnly(byte[] publicKey) {
        return Arrays.copyOfRange(sized(publicKey, PUBLIC_KEY), 1, PUBLIC_KEY);
    }

    /// The compressed key with this x coordinate and an even y (BIP340 `lift_x`).
    static byte[] lift(byte[] xOnlyKey) {
        var lifted = new byte[PUBLIC_KEY];
        lifted[0] = 2;
        System.arraycopy(sized(xOnlyKey, X_ONLY_KEY), 0, lifted, 1, X_ONLY_KEY);
        return lifted;
    }

    static boolean hasEvenY(byte[] publicKey) {
        return sized(publicKey, PUBLIC_KEY)[0] == 2;
    }

    /// The curve to use, and why this one.
    record Choice(Secp256k1 curve, String reason) {}

    /// libsecp256k1 where its native library loads, for its speed and its constant time; else BouncyCastle.
    static Choice best() {
        return LibSecp256k1.choose();
    }

    static byte[] sized(byte[] bytes, int length) {
        if (bytes.length != length) throw new IllegalArgumentException(length + " bytes wanted, not " + bytes.length);
        return bytes;
    }
}

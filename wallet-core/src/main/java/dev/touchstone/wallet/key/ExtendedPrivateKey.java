package dev.touchstone.wallet.key;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;

/// A secret key that can sign and derive all of its children (BIP32). Confined to the thread that made it; wiped when
/// closed.
public final class ExtendedPrivateKey implements ExtendedKey, AutoCloseable {
    private static final byte[] SEED_KEY = "Bitcoin seed".getBytes(StandardCharsets.US_ASCII);

    private final Bip32.Position position;
    private final Secret chainCode;
    private final Secret key;
    private final byte[] publicKey;

    /// Takes over `chainCode` and `secret`, which it wipes.
    ExtendedPrivateKey(Bip32.Position position, byte[] chainCode, byte[] secret, byte[] publicKey) {
        this.position = position;
        this.chainCode = Secret.take(chainCode);
        this.key = Secret.take(secret);
        this.publicKey = publicKey;
    }

    /// The master key of a seed (BIP32, "Master key generation").
    public static ExtendedPrivateKey master(Secp256k1 curve, Secret seed) {
        if (seed.length() < 16 || seed.length() > 64) throw new IllegalArgumentException("a seed has 16 to 64 bytes");
        var hmac = seed.use(bytes -> Bip32.hmacSha512(SEED_KEY, bytes));
        var secret = Arrays.copyOf(hmac, 32);
        if (!curve.isSecretKey(secret)) throw new IllegalStateException("this seed has no master key");
        var chainCode = Arrays.copyOfRange(hmac, 32, 64);
        Arrays.fill(hmac, (byte) 0);
        return new ExtendedPrivateKey(Bip32.Position.MASTER, chainCode, secret, curve.publicKey(secret));
    }

    @Override
    public int depth() {
        return position.depth();
    }

    @Override
    public int parentFingerprint() {
        return position.parentFingerprint();
    }

    @Override
    public ChildNumber childNumber() {
        return position.childNumber();
    }

    public int fingerprint() {
        return Bip32.fingerprint(publicKey);
    }

    /// What may leave the vault (BIP32, "Neuter").
    public ExtendedPublicKey publicKey() {
        return new ExtendedPublicKey(position, chainCode.use(byte[]::clone), publicKey.clone());
    }

    /// The child with this index (BIP32, "CKDpriv"), to be closed by the caller.
    public ExtendedPrivateKey derive(Secp256k1 curve, ChildNumber child) {
        var index = ByteBuffer.allocate(4).putInt(child.bits()).array();
        var hmac = chainCode.use(code -> child.isHardened()
                ? key.use(secret -> Bip32.hmacSha512(code, new byte[1], secret, index))
                : Bip32.hmacSha512(code, publicKey, index));
        var tweak = Arrays.copyOf(hmac, 32);
        var childCode = Arrays.copyOfRange(hmac, 32, 64);
        Arrays.fill(hmac, (byte) 0);
        var childKey = key.use(secret -> curve.addToSecretKey(secret, tweak))
                .orElseThrow(() -> new IllegalStateException("child " + child + " has no key"));
        Arrays.fill(tweak, (byte) 0);
        return new ExtendedPrivateKey(
                position.child(fingerprint(), child), childCode, childKey, curve.publicKey(childKey));
    }

    /// Walks a path that begins at this key and wipes the keys on the way; the result is the caller's to close.
    public ExtendedPrivateKey derive(Secp256k1 curve, DerivationPath path) {
        var descendant = copy();
        for (var child : path.children()) {
            try (var parent = descendant) {
                descendant = parent.derive(curve, child);
            }
        }
        return descendant;
    }

    private ExtendedPrivateKey copy() {
        return new ExtendedPrivateKey(
                position, chainCode.use(byte[]::clone), key.use(byte[]::clone), publicKey.clone());
    }

    /// An ECDSA signature in DER, as P2WPKH and older scripts want it (without the sighash byte).
    public byte[] signEcdsa(Secp256k1 curve, byte[] hash) {
        return key.use(secret -> curve.signEcdsa(hash, secret));
    }

    /// A Schnorr signature of the key path of the BIP86 output of this key: the secret is tweaked as BIP341 says.
    public byte[] signTaproot(Secp256k1 curve, byte[] hash, Dice dice) {
        var tweaked = key.use(secret -> TaprootKeys.tweakSecretKey(curve, secret, TaprootKeys.NO_SCRIPTS));
        try {
            return curve.signSchnorr(hash, tweaked, dice.roll(32));
        } finally {
            Arrays.fill(tweaked, (byte) 0);
        }
    }

    /// Lends the 32 bytes of the key.
    public <R> R use(Function<byte[], R> reader) {
        return key.use(reader);
    }

    /// The written form with the letters of `version`: whoever reads it owns the coins.
    public String write(KeyVersion version) {
        if (!version.isSecret()) throw new IllegalArgumentException(version + " is for public keys");
        return key.use(secret -> {
            var padded = new byte[33];
            System.arraycopy(secret, 0, padded, 1, 32);
            var text = chainCode.use(code -> Bip32.write(version, position, code, padded));
            Arrays.fill(padded, (byte) 0);
            return text;
        });
    }

    @Override
    public void close() {
        key.close();
        chainCode.close();
    }

    @Override
    public String toString() {
        return "ExtendedPrivateKey at depth " + position.depth();
    }
}

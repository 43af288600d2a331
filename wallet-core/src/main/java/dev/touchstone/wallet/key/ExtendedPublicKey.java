package dev.touchstone.wallet.key;

import dev.touchstone.spv.chain.ByteString;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;

/// A public key that can make the addresses of its children (BIP32). Immutable; secret from nobody but a
/// stranger, who could see all addresses with it.
public final class ExtendedPublicKey implements ExtendedKey {
    private final Bip32.Position position;
    private final byte[] chainCode;
    private final byte[] key;
    /// Found when first asked for, as a String does with its hash: the same for every thread.
    private int fingerprint;

    ExtendedPublicKey(Bip32.Position position, byte[] chainCode, byte[] key) {
        this.position = position;
        this.chainCode = chainCode;
        this.key = key;
    }

    /// A key that another device tells, of which its place in the tree is known from elsewhere.
    ///
    /// @param key compressed, 33 bytes
    /// @param chainCode 32 bytes
    public static ExtendedPublicKey told(byte[] key, byte[] chainCode) {
        if (key.length != 33 || chainCode.length != 32) throw new IllegalArgumentException("no key");
        return new ExtendedPublicKey(Bip32.Position.MASTER, chainCode.clone(), key.clone());
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

    /// The compressed public key, 33 bytes.
    public byte[] key() {
        return key.clone();
    }

    /// The first four bytes of the HASH160 of this key, by which descriptors name it.
    public int fingerprint() {
        if (fingerprint == 0) fingerprint = Bip32.fingerprint(key);
        return fingerprint;
    }

    /// The child with this index (BIP32, "CKDpub").
    ///
    /// One index in 2^127 has no key; meeting it is an [IllegalStateException] nobody will see.
    ///
    /// @throws IllegalArgumentException for a hardened child, which needs the secret key
    public ExtendedPublicKey derive(Secp256k1 curve, ChildNumber child) {
        if (child.isHardened()) throw new IllegalArgumentException("child " + child + " needs the secret key");
        var index = ByteBuffer.allocate(4).putInt(child.bits()).array();
        var hmac = Bip32.hmacSha512(chainCode, key, index);
        var childKey = curve.addToPublicKey(key, Arrays.copyOf(hmac, 32))
                .orElseThrow(() -> new IllegalStateException("child " + child + " has no key"));
        return new ExtendedPublicKey(position.child(fingerprint(), child), Arrays.copyOfRange(hmac, 32, 64), childKey);
    }

    public ExtendedPublicKey derive(Secp256k1 curve, int index) {
        return derive(curve, ChildNumber.normal(index));
    }

    /// Walks a path that begins at this key.
    public ExtendedPublicKey derive(Secp256k1 curve, DerivationPath path) {
        var descendant = this;
        for (var child : path.children()) descendant = descendant.derive(curve, child);
        return descendant;
    }

    /// The written form with the letters of `version`.
    public String write(KeyVersion version) {
        if (version.isSecret()) throw new IllegalArgumentException(version + " is for secret keys");
        return Bip32.write(version, position, chainCode, key);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ExtendedPublicKey k
                && position.equals(k.position)
                && Arrays.equals(chainCode, k.chainCode)
                && Arrays.equals(key, k.key);
    }

    @Override
    public int hashCode() {
        return Objects.hash(position, Arrays.hashCode(key));
    }

    @Override
    public String toString() {
        return "ExtendedPublicKey " + ByteString.of(key);
    }
}

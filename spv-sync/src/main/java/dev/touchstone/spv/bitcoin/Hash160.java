package dev.touchstone.spv.bitcoin;

import dev.touchstone.spv.chain.ByteString;
import org.bouncycastle.crypto.digests.RIPEMD160Digest;

/// `RIPEMD160(SHA256(x))`, the 20 bytes by which addresses and fingerprints name a key or a script. Thread-safe.
public final class Hash160 {
    public static final int BYTES = 20;

    private Hash160() {}

    public static byte[] of(ByteString bytes) {
        return of(bytes.toArray());
    }

    public static byte[] of(byte[] bytes) {
        var ripemd160 = new RIPEMD160Digest();
        var sha256 = DoubleSha256.newSha256().digest(bytes);
        ripemd160.update(sha256, 0, sha256.length);
        var hash = new byte[BYTES];
        ripemd160.doFinal(hash, 0);
        return hash;
    }
}

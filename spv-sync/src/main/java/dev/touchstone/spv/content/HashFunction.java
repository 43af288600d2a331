package dev.touchstone.spv.content;

import dev.touchstone.spv.chain.ByteString;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.crypto.digests.Blake2bDigest;

/// The hash functions whose digests this program can check (multiformats/multicodec, tag `multihash`). A digest
/// counts at its full length only.
public enum HashFunction {
    /// No hash: the digest is the content.
    IDENTITY(0x00, Multihash.MOST_DIGEST),
    SHA2_256(0x12, 32),
    SHA2_512(0x13, 64),
    SHA3_512(0x14, 64),
    BLAKE2B_256(0xb220, 32);

    private final long code;
    private final int digestBytes;

    HashFunction(long code, int digestBytes) {
        this.code = code;
        this.digestBytes = digestBytes;
    }

    public long code() {
        return code;
    }

    static Optional<HashFunction> of(long code) {
        return Arrays.stream(values()).filter(function -> function.code == code).findFirst();
    }

    /// Whether a digest of this length is one that was not cut short.
    boolean isWhole(int length) {
        return this == IDENTITY ? length <= digestBytes : length == digestBytes;
    }

    ByteString digest(ByteString content) {
        return switch (this) {
            case IDENTITY -> content;
            case SHA2_256 -> jdk("SHA-256", content);
            case SHA2_512 -> jdk("SHA-512", content);
            case SHA3_512 -> jdk("SHA3-512", content);
            case BLAKE2B_256 -> blake2b(content);
        };
    }

    private static ByteString jdk(String name, ByteString content) {
        try {
            return ByteString.of(MessageDigest.getInstance(name).digest(content.toArray()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + name, e);
        }
    }

    private static ByteString blake2b(ByteString content) {
        var digest = new Blake2bDigest(256);
        digest.update(content.toArray(), 0, content.length());
        var out = new byte[digest.getDigestSize()];
        digest.doFinal(out, 0);
        return ByteString.of(out);
    }
}

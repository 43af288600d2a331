package dev.touchstone.spv.content;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.content.codec.ByteReader;
import java.io.ByteArrayOutputStream;

/// A digest together with the number of the function that made it (multiformats/multihash). Immutable.
///
/// @param function the function's multicodec
public record Multihash(long function, ByteString digest) {
    /// Bytes of the longest digest; with the function "identity", of the longest content that an address holds.
    public static final int MOST_DIGEST = 128;

    public Multihash {
        if (function < 0) throw new IllegalArgumentException("a multicodec of " + function);
        if (digest.length() > MOST_DIGEST) throw new IllegalArgumentException("a digest of " + digest.length());
    }

    /// What a hash says about some content.
    public enum Match {
        MATCHES,
        DIFFERS,
        /// The function is unknown, or the digest was cut short: it would prove too little.
        NOT_CHECKABLE
    }

    public static Multihash ofSha256(ByteString content) {
        return new Multihash(HashFunction.SHA2_256.code(), HashFunction.SHA2_256.digest(content));
    }

    public static Parsed<Multihash> parse(ByteString bytes) {
        return ByteReader.parse(bytes, Multihash::read);
    }

    static Multihash read(ByteReader in) throws MalformedException {
        long function = in.varint();
        int length = in.length();
        if (length > MOST_DIGEST) throw new MalformedException("a digest of " + length + " bytes");
        return new Multihash(function, in.string(length));
    }

    /// Whether this program can tell if content has this hash.
    public boolean isCheckable() {
        return HashFunction.of(function)
                .filter(known -> known.isWhole(digest.length()))
                .isPresent();
    }

    public Match match(ByteString content) {
        if (!isCheckable()) return Match.NOT_CHECKABLE;
        boolean isEqual =
                HashFunction.of(function).orElseThrow().digest(content).equals(digest);
        return isEqual ? Match.MATCHES : Match.DIFFERS;
    }

    /// Whether the digest is the content itself.
    public boolean isIdentity() {
        return function == HashFunction.IDENTITY.code();
    }

    void write(ByteArrayOutputStream out) {
        writeVarint(out, function);
        writeVarint(out, digest.length());
        out.writeBytes(digest.toArray());
    }

    static void writeVarint(ByteArrayOutputStream out, long value) {
        long left = value;
        while (left >= 0x80) {
            out.write((int) left | 0x80);
            left >>>= 7;
        }
        out.write((int) left);
    }

    public ByteString bytes() {
        var out = new ByteArrayOutputStream();
        write(out);
        return ByteString.of(out.toByteArray());
    }
}

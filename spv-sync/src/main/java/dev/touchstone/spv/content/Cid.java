package dev.touchstone.spv.content;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.content.codec.ByteReader;
import dev.touchstone.spv.content.codec.Multibase;
import java.io.ByteArrayOutputStream;

/// An IPFS address: the hash of a block, and what kind of bytes the block has (multiformats/cid). Immutable.
///
/// @param version 0 or 1; version 0 is always SHA-256 of a dag-pb block
/// @param codec the kind's multicodec
public record Cid(int version, long codec, Multihash hash) {
    private static final int V0_CHARACTERS = 46;
    private static final String V0_START = "Qm";
    private static final int SHA_256 = 0x12;
    private static final int SHA_256_BYTES = 32;

    public Cid {
        boolean isVersion0 = version == 0 && codec == Codec.DAG_PB.code() && isSha256(hash);
        boolean isVersion1 = version == 1 && codec >= 0;
        if (!isVersion0 && !isVersion1) throw new IllegalArgumentException("no CID of version " + version);
    }

    private static boolean isSha256(Multihash hash) {
        return hash.function() == SHA_256 && hash.digest().length() == SHA_256_BYTES;
    }

    public static Cid ofRaw(ByteString content) {
        return new Cid(1, Codec.RAW.code(), Multihash.ofSha256(content));
    }

    /// A CID as text: version 0 in base58btc, version 1 in any multibase.
    public static Parsed<Cid> parse(String text) {
        if (text.length() == V0_CHARACTERS && text.startsWith(V0_START)) {
            return bytes(Multibase.BASE58BTC.parseBare(text), Cid::version0);
        }
        return bytes(Multibase.parse(text), Cid::version1);
    }

    private static Parsed<Cid> bytes(Parsed<ByteString> bytes, ByteReader.Source<Cid> source) {
        return switch (bytes) {
            case Parsed.Malformed<ByteString>(var reason) -> Parsed.malformed(reason);
            case Parsed.Ok<ByteString>(var ok) -> ByteReader.parse(ok, source);
        };
    }

    /// A CID as bytes, of either version.
    public static Parsed<Cid> parse(ByteString bytes) {
        return ByteReader.parse(bytes, Cid::read);
    }

    /// Reads the CID that comes next; more may follow.
    static Cid read(ByteReader in) throws MalformedException {
        return in.peek() == SHA_256 ? version0(in) : version1(in);
    }

    private static Cid version0(ByteReader in) throws MalformedException {
        var hash = Multihash.read(in);
        if (!isSha256(hash)) throw new MalformedException("a CID of version 0 whose hash is not SHA-256");
        return new Cid(0, Codec.DAG_PB.code(), hash);
    }

    private static Cid version1(ByteReader in) throws MalformedException {
        long version = in.varint();
        if (version != 1) throw new MalformedException("a CID of version " + version);
        long codec = in.varint();
        return new Cid(1, codec, Multihash.read(in));
    }

    public ByteString bytes() {
        var out = new ByteArrayOutputStream();
        if (version == 1) {
            Multihash.writeVarint(out, version);
            Multihash.writeVarint(out, codec);
        }
        hash.write(out);
        return ByteString.of(out.toByteArray());
    }

    /// The usual text: base58btc for version 0, base32 for version 1.
    public String text() {
        return version == 0 ? Multibase.BASE58BTC.bare(bytes()) : Multibase.BASE32.encode(bytes());
    }

    public boolean isOf(Codec kind) {
        return codec == kind.code();
    }

    @Override
    public String toString() {
        return text();
    }
}

package dev.touchstone.spv.content.ipns;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.content.Cid;
import dev.touchstone.spv.content.Codec;
import dev.touchstone.spv.content.Multihash;
import dev.touchstone.spv.content.codec.Multibase;

/// A name that is a public key, or the hash of one where the key is long. Immutable.
public record IpnsName(Multihash key) {
    private static final int MOST_BARE = 64;

    /// A name as a CID of the codec `libp2p-key`, or as the bare base58btc of its hash that peers used before.
    public static Parsed<IpnsName> parse(String text) {
        boolean isBare = text.startsWith("Qm") || text.startsWith("1");
        if (isBare && text.length() <= MOST_BARE) {
            return switch (Multibase.BASE58BTC.parseBare(text)) {
                case Parsed.Malformed<ByteString>(var reason) -> Parsed.malformed(reason);
                case Parsed.Ok<ByteString>(var bytes) -> Multihash.parse(bytes).map(IpnsName::new);
            };
        }
        return switch (Cid.parse(text)) {
            case Parsed.Malformed<Cid>(var reason) -> Parsed.malformed(reason);
            case Parsed.Ok<Cid>(var cid) when cid.isOf(Codec.LIBP2P_KEY) -> Parsed.ok(new IpnsName(cid.hash()));
            case Parsed.Ok<Cid>(var cid) -> Parsed.malformed("a name of codec " + Codec.title(cid.codec()));
        };
    }

    /// The usual text: a CID in base36.
    public String text() {
        return Multibase.BASE36.encode(new Cid(1, Codec.LIBP2P_KEY.code(), key).bytes());
    }

    @Override
    public String toString() {
        return text();
    }
}

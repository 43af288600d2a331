package dev.touchstone.spv.content;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.content.arweave.ArweaveId;
import java.math.BigInteger;

/// Where content is, as a token's metadata or a name's record says, and so whether it can be proven: content
/// under its own hash can, content on a server cannot. Immutable.
public sealed interface ContentAddress {
    /// The address is the content.
    record Data(DataUri uri) implements ContentAddress {}

    /// A block of IPFS and the path from it.
    record Ipfs(Cid cid, ContentPath path) implements ContentAddress {
        /// The one text of the address.
        public String text() {
            return "ipfs://" + cid.text() + path.escaped();
        }
    }

    /// Whatever the holder of a key or of a domain name says now.
    record Ipns(String name, ContentPath path) implements ContentAddress {}

    /// Content of Arweave, and the path in it where it is a manifest of paths.
    record Arweave(ArweaveId id, ContentPath path) implements ContentAddress {}

    /// A server's word; a gateway to IPFS is a server like any other.
    record Https(String url) implements ContentAddress {}

    /// What this program does not fetch.
    ///
    /// @param scheme in small letters; empty where the text has none
    record Unsupported(String scheme, String reason) implements ContentAddress {}

    /// Characters of the longest address that is not its own content.
    int MOST_CHARACTERS = 4_096;

    /// What a text is as an address, as `tokenURI` of ERC-721, `uri` of ERC-1155 and metadata have it. Total.
    ///
    /// Read are also `ipfs://ipfs/CID`, `/ipfs/CID` and a bare CID, which contracts return. A query or fragment
    /// after an address of IPFS, IPNS or Arweave says nothing about the content and is dropped.
    static ContentAddress parse(String text) {
        var bare = text.strip();
        if (DataUri.isOne(bare)) {
            return switch (DataUri.parse(bare)) {
                case Parsed.Ok<DataUri>(var uri) -> new Data(uri);
                case Parsed.Malformed<DataUri>(var reason) -> new Unsupported("data", reason);
            };
        }
        if (bare.length() > MOST_CHARACTERS) return new Unsupported("", "an address of " + bare.length());
        return AddressReader.read(bare);
    }

    /// What an address is meant as, where it is to show what a token names: those of a gateway
    /// (`https://HOST/ipfs/CID`, `https://CID.ipfs.HOST/`, `https://arweave.net/ID`) name content that any other
    /// gateway has, too, and that can be proven; which one is asked is then not for the address to say. Total.
    static ContentAddress meant(String text) {
        return parse(text) instanceof Https(var url) ? GatewayForm.of(url) : parse(text);
    }

    /// An address with the number of a token put to where it says `{id}`: 64 hexadecimal digits in small letters
    /// (ERC-1155, "Metadata").
    ///
    /// @param id under 2^256
    static String withTokenId(String uri, BigInteger id) {
        if (id.signum() < 0 || id.bitLength() > 256) throw new IllegalArgumentException("no token id");
        return uri.replace("{id}", "%064x".formatted(id));
    }

    /// The address in the `contenthash` record of a name (ENSIP-7).
    static ContentAddress ofContentHash(ByteString record) {
        return AddressReader.contentHash(record);
    }
}

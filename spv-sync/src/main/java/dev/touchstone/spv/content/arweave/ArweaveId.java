package dev.touchstone.spv.content.arweave;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.content.codec.Base64Url;

/// The name of a transaction or data item: the SHA-256 of its signature, written in base64url. Immutable.
public record ArweaveId(Hash256 hash) {
    public static Parsed<ArweaveId> parse(String text) {
        return Base64Url.decode(text, Hash256.BYTES)
                .filter(bytes -> bytes.length() == Hash256.BYTES)
                .map(bytes -> Parsed.ok(new ArweaveId(Hash256.of(bytes.toArray()))))
                .orElseGet(() -> Parsed.malformed("no id of Arweave"));
    }

    static ArweaveId ofSignature(ByteString signature) {
        return new ArweaveId(Sha.sha256(signature.toArray()));
    }

    public String text() {
        return Base64Url.encode(ByteString.of(hash.toBytes()));
    }

    @Override
    public String toString() {
        return text();
    }
}

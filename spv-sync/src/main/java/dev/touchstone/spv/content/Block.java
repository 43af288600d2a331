package dev.touchstone.spv.content;

import dev.touchstone.spv.chain.ByteString;

/// Bytes with the address that they claim to have. Immutable.
public record Block(Cid cid, ByteString bytes) {
    /// Bytes of the largest block that is read, which is the largest that IPFS peers pass on.
    public static final int MOST_BYTES = 2 * 1024 * 1024;

    /// Whether the bytes have the hash that the address names.
    public Multihash.Match match() {
        return cid.hash().match(bytes);
    }
}

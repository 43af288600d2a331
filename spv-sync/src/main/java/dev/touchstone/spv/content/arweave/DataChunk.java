package dev.touchstone.spv.content.arweave;

import dev.touchstone.spv.chain.ByteString;

/// A piece of a transaction's data with the way to it from the transaction's root (`data_path`). Immutable.
public record DataChunk(ByteString bytes, ByteString path) {
    /// Bytes of the largest chunk.
    public static final int MOST_BYTES = 256 * 1024;
}

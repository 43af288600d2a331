package dev.touchstone.spv.ethereum.rollup;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.Keccak256;

/// What an OP Stack chain settles: a block, and two roots of its state. Its hash is the output root (optimism
/// specs, `protocol/proposals.md`, "L2 output root proposals specification", version 0). Immutable.
///
/// @param messagePasserStorageRoot of the contract that keeps withdrawals
public record OutputRoot(Hash256 stateRoot, Hash256 messagePasserStorageRoot, Hash256 blockHash) {
    private static final int BYTES = 4 * Hash256.BYTES;

    /// Reads what the output root is the hash of: a version, which is zero, and the three words.
    public static Parsed<OutputRoot> parse(ByteString preimage) {
        if (preimage.length() != BYTES) return Parsed.malformed("an output of " + preimage.length() + " bytes");
        var bytes = preimage.toArray();
        if (!Hash256.of(bytes, 0).equals(Hash256.ZERO)) return Parsed.malformed("an output of another version");
        return Parsed.ok(new OutputRoot(Hash256.of(bytes, 32), Hash256.of(bytes, 64), Hash256.of(bytes, 96)));
    }

    /// The bytes that the output root is the hash of.
    public ByteString preimage() {
        var bytes = new byte[BYTES];
        stateRoot.writeTo(bytes, 32);
        messagePasserStorageRoot.writeTo(bytes, 64);
        blockHash.writeTo(bytes, 96);
        return ByteString.of(bytes);
    }

    public Hash256 hash() {
        return Keccak256.of(preimage());
    }
}

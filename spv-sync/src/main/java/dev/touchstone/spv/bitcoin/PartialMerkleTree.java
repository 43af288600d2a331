package dev.touchstone.spv.bitcoin;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.chain.Parsed;
import java.util.ArrayList;
import java.util.List;

/// A part of the Merkle tree of a block that leads to some of its transactions (BIP37), as it came over the wire.
/// Immutable. Nothing is known of it before [#open()].
///
/// A header does not commit to the number of its transactions: a tree that lies about it can pass off an inner
/// node as a transaction (CVE-2017-12842). Only a leaf that is known to be one, such as the coinbase, fixes the
/// depth.
///
/// @param transactions how many the block is said to have
/// @param hashes the nodes that are given, depth first
/// @param flags one bit for each node visited, the lowest bit of each byte first
public record PartialMerkleTree(int transactions, List<Hash256> hashes, ByteString flags) {
    /// A block has 4,000,000 weight units, a transaction at least 60 bytes of four units each.
    public static final int MOST_TRANSACTIONS = Block.MOST_BYTES / 240;

    private static final int MOST_FLAG_BYTES = (2 * MOST_TRANSACTIONS + 64) / 8;

    /// The longest serialization.
    public static final int MOST_BYTES = 4 + 9 + MOST_TRANSACTIONS * Hash256.BYTES + 9 + MOST_FLAG_BYTES;

    public PartialMerkleTree {
        hashes = List.copyOf(hashes);
    }

    public static PartialMerkleTree read(WireReader in) throws MalformedException {
        long transactions = in.u32();
        if (transactions > MOST_TRANSACTIONS)
            throw new MalformedException("a block of " + transactions + " transactions");
        int count = in.count(MOST_TRANSACTIONS, Hash256.BYTES);
        var hashes = new ArrayList<Hash256>(count);
        for (int i = 0; i < count; i++) hashes.add(in.hash());
        return new PartialMerkleTree((int) transactions, hashes, in.varString(MOST_FLAG_BYTES));
    }

    public void writeTo(WireWriter out) {
        out.u32(transactions).compactSize(hashes.size());
        hashes.forEach(out::hash);
        out.varString(flags);
    }

    /// What a partial tree says: its root, which has to be that of a header, and the transactions it leads to.
    public record Opened(Hash256 root, List<Leaf> leaves) {
        public Opened {
            leaves = List.copyOf(leaves);
        }
    }

    /// A transaction and its way to the root.
    public record Leaf(TxId txid, MerkleBranch branch) {}

    /// Walks the tree. Every hash and every flag must be used, and no node may stand beside its own copy
    /// (CVE-2012-2459).
    public Parsed<Opened> open() {
        try {
            return Parsed.ok(new PartialMerkleWalk(this).walk());
        } catch (MalformedException e) {
            return Parsed.malformed(e.reason());
        }
    }
}

package dev.touchstone.spv.bitcoin.p2p;

import dev.touchstone.spv.bitcoin.BlockHash;
import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.spv.bitcoin.WireReader;
import dev.touchstone.spv.bitcoin.WireWriter;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.MalformedException;

/// The name of one thing that a node has or wants: its kind and its hash. Immutable.
///
/// `type` is the number on the wire; [#kind()] says what it means.
public record Inventory(int type, Hash256 hash) {
    static final int BYTES = 36;
    private static final int WITNESS = 1 << 30;

    /// What an inventory names. The witness kinds ask for the serialization with witnesses (BIP144).
    public enum Kind {
        TX(1),
        BLOCK(2),
        FILTERED_BLOCK(3),
        COMPACT_BLOCK(4),
        /// A transaction by its wtxid (BIP339).
        WTX(5),
        WITNESS_TX(1 | WITNESS),
        WITNESS_BLOCK(2 | WITNESS),
        /// A kind that this program does not know; such an entry is passed over.
        UNKNOWN(0);

        private final int type;

        Kind(int type) {
            this.type = type;
        }
    }

    public static Inventory of(Kind kind, Hash256 hash) {
        return new Inventory(kind.type, hash);
    }

    /// A whole block with witnesses.
    public static Inventory block(BlockHash hash) {
        return of(Kind.WITNESS_BLOCK, hash.value());
    }

    /// A block as its header, the transactions that a loaded Bloom filter matches, and their branches (BIP37).
    public static Inventory filteredBlock(BlockHash hash) {
        return of(Kind.FILTERED_BLOCK, hash.value());
    }

    /// A transaction with witnesses, by its txid.
    public static Inventory transaction(TxId txid) {
        return of(Kind.WITNESS_TX, txid.value());
    }

    /// A transaction by the hash over all its bytes (BIP339).
    public static Inventory wtxid(Hash256 wtxid) {
        return of(Kind.WTX, wtxid);
    }

    public Kind kind() {
        for (var kind : Kind.values()) if (kind.type == type) return kind;
        return Kind.UNKNOWN;
    }

    public boolean isBlock() {
        return switch (kind()) {
            case BLOCK, WITNESS_BLOCK, FILTERED_BLOCK, COMPACT_BLOCK -> true;
            case TX, WTX, WITNESS_TX, UNKNOWN -> false;
        };
    }

    public boolean isTransaction() {
        return switch (kind()) {
            case TX, WTX, WITNESS_TX -> true;
            case BLOCK, WITNESS_BLOCK, FILTERED_BLOCK, COMPACT_BLOCK, UNKNOWN -> false;
        };
    }

    void writeTo(WireWriter out) {
        out.i32(type).hash(hash);
    }

    static Inventory read(WireReader in) throws MalformedException {
        return new Inventory(in.i32(), in.hash());
    }

    @Override
    public String toString() {
        return kind() + " " + hash.display();
    }
}

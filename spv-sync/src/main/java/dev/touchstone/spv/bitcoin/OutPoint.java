package dev.touchstone.spv.bitcoin;

import dev.touchstone.spv.chain.Hash256;

/// One output of one transaction. `index` is the unsigned 32-bit number of the wire. Immutable.
public record OutPoint(TxId txid, long index) {
    /// What the input of a coinbase transaction names.
    public static final OutPoint NULL = new OutPoint(new TxId(Hash256.ZERO), 0xffffffffL);

    public OutPoint {
        if (index < 0 || index > 0xffffffffL) throw new IllegalArgumentException("no output index: " + index);
    }

    @Override
    public String toString() {
        return txid + ":" + index;
    }
}

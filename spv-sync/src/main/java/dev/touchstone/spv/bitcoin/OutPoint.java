package dev.touchstone.spv.bitcoin;

import dev.touchstone.spv.chain.Hash256;
import java.util.Optional;

/// One output of one transaction. `index` is the unsigned 32-bit number of the wire. Immutable.
public record OutPoint(TxId txid, long index) {
    /// What the input of a coinbase transaction names.
    public static final OutPoint NULL = new OutPoint(new TxId(Hash256.ZERO), 0xffffffffL);

    public OutPoint {
        if (index < 0 || index > 0xffffffffL) throw new IllegalArgumentException("no output index: " + index);
    }

    /// Reads what [#toString()] writes: the transaction in display order, a colon, the number of the output.
    public static Optional<OutPoint> fromDisplay(String text) {
        int colon = text.indexOf(':');
        if (colon < 0 || !text.substring(colon + 1).matches("[0-9]{1,9}")) return Optional.empty();
        return TxId.fromDisplay(text.substring(0, colon))
                .map(txid -> new OutPoint(txid, Long.parseLong(text.substring(colon + 1))));
    }

    @Override
    public String toString() {
        return txid + ":" + index;
    }
}

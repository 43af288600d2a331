package dev.touchstone.spv.bitcoin;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.MalformedException;
import java.util.List;

/// An input of a transaction: the output it spends and what it shows for that. `sequence` is unsigned 32 bits.
/// Immutable.
public record TxIn(OutPoint outPoint, Script scriptSig, long sequence, List<ByteString> witness) {
    /// The highest sequence that signals replaceability (BIP125).
    public static final long REPLACEABLE = 0xfffffffdL;

    public static final long FINAL = 0xffffffffL;

    public TxIn {
        witness = List.copyOf(witness);
    }

    /// An input that is not signed yet.
    public static TxIn unsigned(OutPoint outPoint, long sequence) {
        return new TxIn(outPoint, Script.EMPTY, sequence, List.of());
    }

    public TxIn withWitness(List<ByteString> witness) {
        return new TxIn(outPoint, scriptSig, sequence, witness);
    }

    void writeTo(WireWriter out) {
        out.hash(outPoint.txid().value())
                .u32(outPoint.index())
                .varString(scriptSig.program())
                .u32(sequence);
    }

    static TxIn read(WireReader in) throws MalformedException {
        var outPoint = new OutPoint(new TxId(in.hash()), in.u32());
        return new TxIn(outPoint, new Script(in.varString(Block.MOST_BYTES)), in.u32(), List.of());
    }
}

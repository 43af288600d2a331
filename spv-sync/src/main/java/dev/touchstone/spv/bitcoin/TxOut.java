package dev.touchstone.spv.bitcoin;

import dev.touchstone.spv.chain.MalformedException;

/// An output of a transaction: an amount and the condition for spending it. Immutable.
public record TxOut(Satoshis value, Script script) {
    void writeTo(WireWriter out) {
        out.i64(value.value()).varString(script.program());
    }

    static TxOut read(WireReader in) throws MalformedException {
        var value = new Satoshis(in.i64());
        if (!value.isMoney()) throw new MalformedException("an output of " + value);
        return new TxOut(value, new Script(in.varString(Block.MOST_BYTES)));
    }
}

package dev.touchstone.spv.bitcoin;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.chain.Parsed;
import java.util.ArrayList;
import java.util.List;

/// A Bitcoin transaction (BIP144 serialization). Immutable. Two transactions are equal when all their bytes are,
/// witnesses included.
public final class Transaction {
    private static final int LEAST_INPUT_BYTES = 41;
    private static final int LEAST_OUTPUT_BYTES = 9;

    private final int version;
    private final List<TxIn> inputs;
    private final List<TxOut> outputs;
    private final long lockTime;
    private final TxId txid;

    public Transaction(int version, List<TxIn> inputs, List<TxOut> outputs, long lockTime) {
        if (inputs.isEmpty() || outputs.isEmpty()) {
            throw new IllegalArgumentException("a transaction has at least one input and one output");
        }
        this.version = version;
        this.inputs = List.copyOf(inputs);
        this.outputs = List.copyOf(outputs);
        this.lockTime = lockTime;
        this.txid = new TxId(DoubleSha256.of(strippedBytes()));
    }

    public static Parsed<Transaction> parse(byte[] bytes) {
        return WireReader.parse(bytes, Transaction::read);
    }

    /// Reads one transaction with or without witnesses (BIP144).
    public static Transaction read(WireReader in) throws MalformedException {
        int version = in.i32();
        int inputCount = in.count(Block.MOST_BYTES, LEAST_INPUT_BYTES);
        boolean hasWitness = inputCount == 0;
        if (hasWitness) {
            int flag = in.u8();
            if (flag != 1) throw new MalformedException("a transaction with no input or an unknown flag " + flag);
            inputCount = in.count(Block.MOST_BYTES, LEAST_INPUT_BYTES);
        }
        if (inputCount == 0) throw new MalformedException("a transaction with no input");
        var inputs = new ArrayList<TxIn>(inputCount);
        for (int i = 0; i < inputCount; i++) inputs.add(TxIn.read(in));
        int outputCount = in.count(Block.MOST_BYTES, LEAST_OUTPUT_BYTES);
        if (outputCount == 0) throw new MalformedException("a transaction with no output");
        var outputs = new ArrayList<TxOut>(outputCount);
        for (int i = 0; i < outputCount; i++) outputs.add(TxOut.read(in));
        if (hasWitness) readWitnesses(in, inputs);
        return new Transaction(version, inputs, outputs, in.u32());
    }

    private static void readWitnesses(WireReader in, List<TxIn> inputs) throws MalformedException {
        boolean any = false;
        for (int i = 0; i < inputs.size(); i++) {
            int items = in.count(Block.MOST_BYTES, 1);
            var witness = new ArrayList<ByteString>(items);
            for (int k = 0; k < items; k++) witness.add(in.varString(Block.MOST_BYTES));
            any |= items > 0;
            inputs.set(i, inputs.get(i).withWitness(witness));
        }
        if (!any) throw new MalformedException("a witness flag without a witness");
    }

    public int version() {
        return version;
    }

    public List<TxIn> inputs() {
        return inputs;
    }

    public List<TxOut> outputs() {
        return outputs;
    }

    /// Unsigned 32 bits: a height below 500,000,000, else a time.
    public long lockTime() {
        return lockTime;
    }

    public TxId txid() {
        return txid;
    }

    /// The hash over all bytes, witnesses included (BIP141).
    public Hash256 wtxid() {
        return hasWitness() ? DoubleSha256.of(bytes()) : txid.value();
    }

    public boolean hasWitness() {
        return inputs.stream().anyMatch(input -> !input.witness().isEmpty());
    }

    public boolean isCoinbase() {
        return inputs.size() == 1 && inputs.getFirst().outPoint().equals(OutPoint.NULL);
    }

    public OutPoint outPoint(int index) {
        if (index < 0 || index >= outputs.size()) throw new IllegalArgumentException("no output " + index);
        return new OutPoint(txid, index);
    }

    /// This transaction as its txid commits to it.
    public Transaction withoutWitness() {
        if (!hasWitness()) return this;
        return new Transaction(
                version, inputs.stream().map(i -> i.withWitness(List.of())).toList(), outputs, lockTime);
    }

    /// The serialization that goes over the wire, with witnesses where there are any.
    public byte[] bytes() {
        var out = new WireWriter(256);
        writeTo(out);
        return out.toArray();
    }

    public void writeTo(WireWriter out) {
        boolean hasWitness = hasWitness();
        out.i32(version);
        if (hasWitness) out.u8(0).u8(1);
        writeBody(out);
        if (hasWitness) {
            for (var input : inputs) {
                out.compactSize(input.witness().size());
                input.witness().forEach(out::varString);
            }
        }
        out.u32(lockTime);
    }

    /// The serialization without witnesses, which the txid commits to.
    public byte[] strippedBytes() {
        var out = new WireWriter(256).i32(version);
        writeBody(out);
        return out.u32(lockTime).toArray();
    }

    private void writeBody(WireWriter out) {
        out.compactSize(inputs.size());
        inputs.forEach(input -> input.writeTo(out));
        out.compactSize(outputs.size());
        outputs.forEach(output -> output.writeTo(out));
    }

    /// Weight units of BIP141: four for each stripped byte, one for each witness byte.
    public int weight() {
        return strippedBytes().length * 3 + bytes().length;
    }

    /// Virtual bytes: a quarter of the weight, rounded up.
    public int virtualSize() {
        return (weight() + 3) / 4;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Transaction t
                && version == t.version
                && lockTime == t.lockTime
                && inputs.equals(t.inputs)
                && outputs.equals(t.outputs);
    }

    @Override
    public int hashCode() {
        return txid.hashCode();
    }

    @Override
    public String toString() {
        return "Transaction " + txid;
    }
}

package dev.touchstone.spv.practice;

import dev.touchstone.spv.bitcoin.Block;
import dev.touchstone.spv.bitcoin.OutPoint;
import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.bitcoin.TxIn;
import dev.touchstone.spv.bitcoin.TxOut;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// A transaction in the making, for tests: coins to spend, and the fields that a test wants otherwise. Immutable; a
/// coin that needs no key is spent with what it needs.
record Spending(int version, List<TxIn> inputs, List<TxOut> spent, Satoshis fee, long lockTime) {
    static final Satoshis FEE = Satoshis.of(1_000);

    Spending {
        inputs = List.copyOf(inputs);
        spent = List.copyOf(spent);
    }

    static Spending of(Transaction tx, int output) {
        return new Spending(2, List.of(), List.of(), FEE, 0)
                .and(tx.outPoint(output), tx.outputs().get(output));
    }

    /// Of a block's reward.
    static Spending free(Block block) {
        return of(block.transactions().getFirst(), 0);
    }

    Spending and(OutPoint outPoint, TxOut output) {
        var input = TxIn.unsigned(outPoint, TxIn.REPLACEABLE);
        boolean free = output.script().equals(ScriptRules.anyoneCanSpend());
        var moreInputs = new ArrayList<>(inputs);
        moreInputs.add(free ? input.withWitness(List.of(ScriptRules.OP_TRUE.program())) : input);
        var moreSpent = new ArrayList<>(spent);
        moreSpent.add(output);
        return new Spending(version, moreInputs, moreSpent, fee, lockTime);
    }

    Spending paying(long satoshis) {
        return new Spending(version, inputs, spent, Satoshis.of(satoshis), lockTime);
    }

    Spending lockedTo(long time) {
        return new Spending(version, inputs, spent, fee, time);
    }

    Spending inVersion(int other) {
        return new Spending(other, inputs, spent, fee, lockTime);
    }

    Spending withSequence(long sequence) {
        var changed = inputs.stream()
                .map(input -> new TxIn(input.outPoint(), input.scriptSig(), sequence, input.witness()))
                .toList();
        return new Spending(version, changed, spent, fee, lockTime);
    }

    /// Everything but the fee to this script.
    Transaction to(Script script) {
        return to(List.of(new TxOut(worth().minus(fee), script)));
    }

    Transaction to(List<TxOut> outputs) {
        return new Transaction(version, inputs, outputs, lockTime);
    }

    /// Everything but the fee, in so many equal parts, to coins that need no key.
    Transaction split(int parts) {
        var each = new TxOut(Satoshis.of(worth().minus(fee).value() / parts), ScriptRules.anyoneCanSpend());
        return to(Collections.nCopies(parts, each));
    }

    Satoshis worth() {
        return Satoshis.sum(spent.stream().map(TxOut::value).toList());
    }
}

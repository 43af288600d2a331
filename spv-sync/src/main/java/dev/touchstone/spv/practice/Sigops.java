package dev.touchstone.spv.practice;

import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.spv.bitcoin.ScriptReader;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.bitcoin.TxIn;
import dev.touchstone.spv.bitcoin.TxOut;
import java.util.List;

/// Counts signature operations in the units of BIP141: four for each outside of witnesses, one for each inside. Pure.
///
/// Of the ways of spending that the practice node judges, P2WPKH alone (bare or in P2SH) adds operations of its own.
final class Sigops {
    static final int MOST_IN_BLOCK = 80_000;
    static final int MOST_IN_TRANSACTION = 16_000;

    private static final int LEGACY_COST = 4;
    private static final int MULTISIG_KEYS = 20;
    private static final int OP_CHECKSIG = 0xac;
    private static final int OP_CHECKSIGVERIFY = 0xad;
    private static final int OP_CHECKMULTISIG = 0xae;
    private static final int OP_CHECKMULTISIGVERIFY = 0xaf;

    private Sigops() {}

    /// @param spent the outputs that the inputs spend; none for a coinbase
    static int cost(Transaction tx, List<TxOut> spent) {
        int legacy = tx.inputs().stream()
                        .map(TxIn::scriptSig)
                        .mapToInt(Sigops::count)
                        .sum()
                + tx.outputs().stream()
                        .map(TxOut::script)
                        .mapToInt(Sigops::count)
                        .sum();
        int witness = 0;
        for (int i = 0; i < spent.size(); i++) {
            var kind = spent.get(i).script().kind();
            boolean wrapped =
                    kind == Script.Kind.P2SH && !tx.inputs().get(i).witness().isEmpty();
            if (kind == Script.Kind.P2WPKH || wrapped) witness++;
        }
        return LEGACY_COST * legacy + witness;
    }

    private static int count(Script script) {
        int count = 0;
        var in = new ScriptReader(script);
        while (in.advance()) {
            count += switch (in.opcode()) {
                case OP_CHECKSIG, OP_CHECKSIGVERIFY -> 1;
                case OP_CHECKMULTISIG, OP_CHECKMULTISIGVERIFY -> MULTISIG_KEYS;
                default -> 0;
            };
        }
        return count;
    }
}

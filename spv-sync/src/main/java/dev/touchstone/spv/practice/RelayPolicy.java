package dev.touchstone.spv.practice;

import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.bitcoin.TxOut;
import java.util.Optional;

/// What nodes ask of a transaction beyond consensus before they relay it, as far as the transaction alone shows it.
/// Pure. The limits are those of Bitcoin Core.
final class RelayPolicy {
    static final int MOST_WEIGHT = 400_000;

    private static final int MOST_VERSION = 2;
    private static final int LEAST_BYTES = 65;
    private static final int MOST_OP_RETURN = 100_000;
    private static final int DUST_PER_BYTE = 3;
    private static final int OUTPUT_OVERHEAD = 8 + 1;
    private static final int SPENDING_WITNESS = 67;
    private static final int SPENDING_LEGACY = 148;

    private RelayPolicy() {}

    static Optional<TransactionRefusal> problem(Transaction tx) {
        if (tx.isCoinbase()) return Optional.of(new TransactionRefusal.CoinbaseOutsideBlock());
        if (tx.version() < 1 || tx.version() > MOST_VERSION) {
            return Optional.of(new TransactionRefusal.VersionNotStandard(tx.version()));
        }
        int weight = tx.weight();
        if (weight > MOST_WEIGHT) return Optional.of(new TransactionRefusal.TooHeavy(weight, MOST_WEIGHT));
        int bytes = tx.strippedBytes().length;
        if (bytes < LEAST_BYTES) return Optional.of(new TransactionRefusal.TooSmall(bytes));
        for (int i = 0; i < tx.outputs().size(); i++) {
            var problem = problem(i, tx.outputs().get(i));
            if (problem.isPresent()) return problem;
        }
        return Optional.empty();
    }

    private static Optional<TransactionRefusal> problem(int index, TxOut output) {
        boolean isStandard = switch (output.script().kind()) {
            case P2PKH, P2SH, P2WPKH, P2WSH, P2TR -> true;
            case OP_RETURN -> output.script().length() <= MOST_OP_RETURN;
            case OTHER -> false;
        };
        if (!isStandard) return Optional.of(new TransactionRefusal.OutputNotStandard(index));
        var least = dustLimit(output);
        return output.value().isLessThan(least)
                ? Optional.of(new TransactionRefusal.Dust(index, output.value(), least))
                : Optional.empty();
    }

    /// An output is dust if spending it takes more than a third of its value, at three satoshis a byte.
    static Satoshis dustLimit(TxOut output) {
        int spending = switch (output.script().kind()) {
            case P2WPKH, P2WSH, P2TR -> SPENDING_WITNESS;
            case P2PKH, P2SH, OTHER -> SPENDING_LEGACY;
            case OP_RETURN -> 0;
        };
        if (spending == 0) return Satoshis.ZERO;
        return Satoshis.of(
                (long) DUST_PER_BYTE * (OUTPUT_OVERHEAD + output.script().length() + spending));
    }
}

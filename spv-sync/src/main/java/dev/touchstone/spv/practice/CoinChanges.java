package dev.touchstone.spv.practice;

import dev.touchstone.spv.bitcoin.OutPoint;
import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.chain.Height;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What transactions would do to a set of coins, without doing it: a layer over that set. Confined to the
/// practice-node loop.
final class CoinChanges implements Coins {
    private static final int LONGEST_SPENDABLE_SCRIPT = 10_000;

    private final Coins below;
    private final Map<OutPoint, Optional<Coin>> changed = new HashMap<>();
    private final List<Coin> spent = new ArrayList<>();

    CoinChanges(Coins below) {
        this.below = below;
    }

    @Override
    public Optional<Coin> coin(OutPoint outPoint) {
        var change = changed.get(outPoint);
        return change == null ? below.coin(outPoint) : change;
    }

    /// Spends the inputs, which must be there, and adds the outputs.
    void apply(Transaction tx, Height height) {
        if (!tx.isCoinbase()) tx.inputs().forEach(input -> spend(input.outPoint()));
        for (int i = 0; i < tx.outputs().size(); i++) {
            var output = tx.outputs().get(i);
            if (isSpendable(output.script())) {
                changed.put(tx.outPoint(i), Optional.of(new Coin(output, height, tx.isCoinbase())));
            }
        }
    }

    private void spend(OutPoint outPoint) {
        spent.add(coin(outPoint).orElseThrow(() -> new IllegalStateException("no coin " + outPoint)));
        changed.put(outPoint, Optional.empty());
    }

    /// Whether an output with this script can ever be spent.
    static boolean isSpendable(Script script) {
        return script.kind() != Script.Kind.OP_RETURN && script.length() <= LONGEST_SPENDABLE_SCRIPT;
    }

    /// Each outpoint touched, with the coin that is there now, if any.
    Map<OutPoint, Optional<Coin>> changed() {
        return changed;
    }

    /// The coins spent, in the order of the inputs.
    List<Coin> spent() {
        return spent;
    }
}

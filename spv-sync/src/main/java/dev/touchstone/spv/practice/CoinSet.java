package dev.touchstone.spv.practice;

import dev.touchstone.spv.bitcoin.Block;
import dev.touchstone.spv.bitcoin.OutPoint;
import dev.touchstone.spv.bitcoin.Script;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/// The unspent outputs of the best chain, in memory. Confined to the practice-node loop.
///
/// Coins that anyone can spend are listed apart, so that the faucet need not look through all.
final class CoinSet implements Coins {
    private static final Comparator<Named> MOST_VALUABLE_FIRST = Comparator.comparing(
                    (Named named) -> named.coin().output().value())
            .reversed()
            .thenComparing(named -> named.coin().height())
            .thenComparing(named -> named.outPoint().txid().value())
            .thenComparingLong(named -> named.outPoint().index());

    private final Script freeScript = ScriptRules.anyoneCanSpend();
    private final Map<OutPoint, Coin> coins = new HashMap<>();
    private final NavigableSet<Named> free = new TreeSet<>(MOST_VALUABLE_FIRST);

    record Named(OutPoint outPoint, Coin coin) {}

    @Override
    public Optional<Coin> coin(OutPoint outPoint) {
        return Optional.ofNullable(coins.get(outPoint));
    }

    List<Named> free() {
        return List.copyOf(free);
    }

    int size() {
        return coins.size();
    }

    void apply(CoinChanges changes) {
        changes.changed()
                .forEach((outPoint, coin) -> coin.ifPresentOrElse(made -> add(outPoint, made), () -> remove(outPoint)));
    }

    /// Takes back what a block did.
    ///
    /// @param spent the coins that the block spent, in the order of its inputs
    void undo(Block block, List<Coin> spent) {
        var left = new ArrayList<>(spent);
        for (var tx : block.transactions().reversed()) {
            for (int i = 0; i < tx.outputs().size(); i++) remove(tx.outPoint(i));
            if (tx.isCoinbase()) continue;
            for (var input : tx.inputs().reversed()) add(input.outPoint(), left.removeLast());
        }
    }

    private void add(OutPoint outPoint, Coin coin) {
        coins.put(outPoint, coin);
        if (coin.output().script().equals(freeScript)) free.add(new Named(outPoint, coin));
    }

    private void remove(OutPoint outPoint) {
        var coin = coins.remove(outPoint);
        if (coin != null && coin.output().script().equals(freeScript)) free.remove(new Named(outPoint, coin));
    }
}

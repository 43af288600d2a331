package dev.touchstone.spv.practice;

import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.bitcoin.TxId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The transactions that the next block takes from the mempool, and what they pay. Immutable.
///
/// Each is ranked by what it pays together with the ancestors it needs, so that a child can pay for its parent.
record BlockTemplate(List<Transaction> transactions, Satoshis fees) {
    static final BlockTemplate EMPTY = new BlockTemplate(List.of(), Satoshis.ZERO);

    private static final int ROOM_FOR_COINBASE = 4_000;
    private static final int WEIGHT = BlockRules.MOST_WEIGHT - ROOM_FOR_COINBASE;
    private static final int SIGOPS = Sigops.MOST_IN_BLOCK - 400;

    BlockTemplate {
        transactions = List.copyOf(transactions);
    }

    /// Takes as much as a block can hold.
    static BlockTemplate from(Mempool mempool) {
        var filling = new Filling();
        mempool.entries().stream()
                .map(entry -> Ranked.of(entry, mempool))
                .sorted(Comparator.comparing(Ranked::rate).reversed())
                .forEach(filling::takeIfItFits);
        return new BlockTemplate(
                filling.taken.stream().map(MempoolEntry::transaction).toList(),
                Satoshis.sum(filling.taken.stream().map(MempoolEntry::fee).toList()));
    }

    /// An entry and the rate at which it and its ancestors pay.
    private record Ranked(MempoolEntry entry, List<MempoolEntry> ancestors, FeeRate rate) {
        static Ranked of(MempoolEntry entry, Mempool mempool) {
            var ancestors = mempool.ancestors(entry.transaction());
            var rate = ancestors.isEmpty() ? entry.rate() : entry.rate().plus(mempool.rateOf(ancestors));
            return new Ranked(entry, inOrder(ancestors, mempool), rate);
        }

        /// Parents before children: an ancestor of another has fewer ancestors itself.
        private static List<MempoolEntry> inOrder(Set<TxId> txids, Mempool mempool) {
            return txids.stream()
                    .flatMap(txid -> mempool.entry(txid).stream())
                    .sorted(Comparator.comparingInt(
                            entry -> mempool.ancestors(entry.transaction()).size()))
                    .toList();
        }
    }

    private static final class Filling {
        private final List<MempoolEntry> taken = new ArrayList<>();
        private final Set<TxId> names = new HashSet<>();
        private int weight;
        private int sigops;

        void takeIfItFits(Ranked ranked) {
            var wanted = new ArrayList<>(ranked.ancestors());
            wanted.add(ranked.entry());
            wanted.removeIf(entry -> names.contains(entry.txid()));
            int moreWeight = wanted.stream()
                    .mapToInt(entry -> entry.transaction().weight())
                    .sum();
            int moreSigops = wanted.stream().mapToInt(MempoolEntry::sigops).sum();
            if (weight + moreWeight > WEIGHT || sigops + moreSigops > SIGOPS) return;
            weight += moreWeight;
            sigops += moreSigops;
            wanted.forEach(entry -> names.add(entry.txid()));
            taken.addAll(wanted);
        }
    }
}

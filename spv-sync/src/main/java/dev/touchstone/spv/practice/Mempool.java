package dev.touchstone.spv.practice;

import dev.touchstone.spv.bitcoin.Block;
import dev.touchstone.spv.bitcoin.OutPoint;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Height;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;

/// The unconfirmed transactions that the practice node would mine, each after those it depends on. Confined to the
/// practice-node loop. What may come in is for [MempoolRules] to say.
final class Mempool {
    private final Map<TxId, MempoolEntry> entries = new LinkedHashMap<>();
    private final Map<Hash256, TxId> byWtxid = new HashMap<>();
    private final Map<OutPoint, TxId> spenders = new HashMap<>();
    private long virtualBytes;

    Optional<MempoolEntry> entry(TxId txid) {
        return Optional.ofNullable(entries.get(txid));
    }

    Optional<MempoolEntry> byWtxid(Hash256 wtxid) {
        return Optional.ofNullable(byWtxid.get(wtxid)).flatMap(this::entry);
    }

    /// The transaction here that spends this output.
    Optional<TxId> spenderOf(OutPoint outPoint) {
        return Optional.ofNullable(spenders.get(outPoint));
    }

    /// All entries, parents before their children.
    List<MempoolEntry> entries() {
        return List.copyOf(entries.values());
    }

    int size() {
        return entries.size();
    }

    long virtualBytes() {
        return virtualBytes;
    }

    void add(MempoolEntry entry) {
        entries.put(entry.txid(), entry);
        byWtxid.put(entry.wtxid(), entry.txid());
        entry.transaction().inputs().forEach(input -> spenders.put(input.outPoint(), entry.txid()));
        virtualBytes += entry.virtualSize();
    }

    void remove(Collection<TxId> txids) {
        txids.forEach(this::remove);
    }

    private void remove(TxId txid) {
        var entry = entries.remove(txid);
        if (entry == null) return;
        byWtxid.remove(entry.wtxid());
        entry.transaction().inputs().forEach(input -> spenders.remove(input.outPoint()));
        virtualBytes -= entry.virtualSize();
    }

    /// Forgets what a block has confirmed, and what can no longer be because of it.
    void confirm(Block block) {
        for (var tx : block.transactions()) {
            remove(tx.txid());
            for (var input : tx.inputs()) {
                spenderOf(input.outPoint()).ifPresent(loser -> remove(withDescendants(Set.of(loser))));
            }
        }
    }

    /// The entries whose outputs this transaction spends.
    Set<TxId> parents(Transaction tx) {
        var parents = new LinkedHashSet<TxId>();
        for (var input : tx.inputs()) {
            var parent = input.outPoint().txid();
            if (entries.containsKey(parent)) parents.add(parent);
        }
        return parents;
    }

    /// The entries that must be mined before this transaction.
    SequencedSet<TxId> ancestors(Transaction tx) {
        var found = new LinkedHashSet<TxId>();
        var left = new ArrayDeque<>(parents(tx));
        while (!left.isEmpty()) {
            var next = left.removeFirst();
            if (found.add(next)) entry(next).ifPresent(entry -> left.addAll(parents(entry.transaction())));
        }
        return found;
    }

    /// These entries and all that can only be mined after them.
    SequencedSet<TxId> withDescendants(Collection<TxId> txids) {
        var found = new LinkedHashSet<TxId>();
        var left = new ArrayDeque<>(txids);
        while (!left.isEmpty()) {
            var next = left.removeFirst();
            if (found.add(next)) entry(next).ifPresent(entry -> left.addAll(children(entry.transaction())));
        }
        return found;
    }

    private Set<TxId> children(Transaction tx) {
        var children = new LinkedHashSet<TxId>();
        for (int i = 0; i < tx.outputs().size(); i++) spenderOf(tx.outPoint(i)).ifPresent(children::add);
        return children;
    }

    /// The fees and sizes of these entries together.
    FeeRate rateOf(Collection<TxId> txids) {
        return txids.stream()
                .flatMap(txid -> entry(txid).stream())
                .map(MempoolEntry::rate)
                .reduce(FeeRate::plus)
                .orElse(FeeRate.LEAST);
    }

    /// The entry that is worth least to a miner, counting what depends on it.
    Optional<MempoolEntry> leastWanted() {
        return entries.values().stream().min(Comparator.comparing(this::worth));
    }

    private FeeRate worth(MempoolEntry entry) {
        var together = rateOf(withDescendants(Set.of(entry.txid())));
        return together.compareTo(entry.rate()) > 0 ? together : entry.rate();
    }

    /// Confirmed coins and the outputs of these transactions, except of those that are to go.
    Coins coins(Coins confirmed, Height next, Set<TxId> going) {
        return outPoint -> {
            var entry = entries.get(outPoint.txid());
            if (entry == null || going.contains(outPoint.txid())) return confirmed.coin(outPoint);
            var outputs = entry.transaction().outputs();
            if (outPoint.index() >= outputs.size()) return Optional.empty();
            return Optional.of(new Coin(outputs.get((int) outPoint.index()), next, false));
        };
    }
}

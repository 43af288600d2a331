package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.bitcoin.OutPoint;
import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.spv.chain.Height;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Works out where each transaction of a ledger stands: in a block, waiting, or beaten by another that spends the same
/// coins. Confined to one look at the ledger.
///
/// A transaction in a block beats every other. Among those in no block the one that came last counts (BIP125) together
/// with those it builds on, unless one of them was given up or is beaten itself.
final class Standings {
    private final Ledger ledger;
    private final Height tip;
    private final Optional<TxId> withdrawn;
    private final Map<TxId, EntryState> waiting = new HashMap<>();
    private final Map<OutPoint, TxId> taken = new HashMap<>();

    /// @param withdrawn a payment to be looked at as if it had been given up
    Standings(Ledger ledger, Height tip, Optional<TxId> withdrawn) {
        this.ledger = ledger;
        this.tip = tip;
        this.withdrawn = withdrawn;
        ledger.transactions().stream()
                .filter(facts -> !facts.isInBlock())
                .sorted(Comparator.comparingLong(TransactionFacts::order).reversed())
                .forEach(this::settle);
    }

    EntryState of(TransactionFacts facts) {
        var proof = facts.proof();
        if (proof.isEmpty())
            return Optional.ofNullable(waiting.get(facts.txid())).orElseThrow();
        var block = proof.get().block();
        return new EntryState.InBlock(
                block, Math.max(1, tip.value() - block.height().value() + 1));
    }

    private void settle(TransactionFacts facts) {
        if (waiting.containsKey(facts.txid())) return;
        var together = new LinkedHashMap<TxId, TransactionFacts>();
        collect(facts, together);
        for (var member : together.values()) {
            var problem = problem(member);
            if (problem.isEmpty()) continue;
            boolean isOwnProblem = member.txid().equals(facts.txid());
            waiting.put(facts.txid(), isOwnProblem ? problem.get() : new EntryState.ParentLost(member.txid()));
            return;
        }
        rivalsAmong(together)
                .ifPresentOrElse(
                        rival -> waiting.put(facts.txid(), new EntryState.ParentLost(rival)),
                        () -> together.values().forEach(this::accept));
    }

    /// The transaction and all it builds on that are in no block and not accepted yet, parents first.
    private void collect(TransactionFacts facts, Map<TxId, TransactionFacts> together) {
        if (together.containsKey(facts.txid())) return;
        for (var outPoint : facts.spends()) {
            var parent = ledger.known(outPoint.txid()).filter(known -> !known.isInBlock());
            if (parent.isEmpty() || isAccepted(parent.get())) continue;
            collect(parent.get(), together);
        }
        together.put(facts.txid(), facts);
    }

    private boolean isAccepted(TransactionFacts facts) {
        var state = waiting.get(facts.txid());
        return state != null && state.isLive();
    }

    private Optional<EntryState> problem(TransactionFacts facts) {
        var known = waiting.get(facts.txid());
        if (known != null) return Optional.of(known);
        if (facts.isAbandoned() || withdrawn.filter(facts.txid()::equals).isPresent())
            return Optional.of(new EntryState.Abandoned());
        if (facts.transaction().isCoinbase()) return facts.left().map(EntryState.RewardLost::new);
        for (var outPoint : facts.spends()) {
            for (var rival : ledger.spendersOf(outPoint)) {
                var proof = rival.proof();
                if (proof.isPresent() && !rival.isVoid()) {
                    return Optional.of(
                            new EntryState.DoubleSpent(rival.txid(), proof.get().block()));
                }
            }
            var taker = taken.get(outPoint);
            if (taker != null) return Optional.of(new EntryState.Replaced(taker));
        }
        return Optional.empty();
    }

    /// One of two that spend the same output although one builds on the other: they cannot both be real.
    private static Optional<TxId> rivalsAmong(Map<TxId, TransactionFacts> together) {
        var spent = new HashMap<OutPoint, TxId>();
        for (var member : together.values()) {
            for (var outPoint : member.spends()) {
                var other = spent.putIfAbsent(outPoint, member.txid());
                if (other != null) return Optional.of(other);
            }
        }
        return Optional.empty();
    }

    private void accept(TransactionFacts facts) {
        var state = facts.left().<EntryState>map(EntryState.LeftBestChain::new).orElseGet(EntryState.Waiting::new);
        waiting.put(facts.txid(), state);
        facts.spends().forEach(outPoint -> taken.put(outPoint, facts.txid()));
    }
}

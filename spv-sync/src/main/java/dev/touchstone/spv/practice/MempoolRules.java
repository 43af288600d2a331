package dev.touchstone.spv.practice;

import dev.touchstone.spv.bitcoin.OutPoint;
import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.spv.practice.TransactionRules.Judgement;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;

/// Whether a transaction may come into the mempool: consensus, relay policy, and the replacement of what is there
/// (BIP125). Confined to the practice-node loop; changes nothing.
final class MempoolRules {
    /// The most unconfirmed transactions in one line of descent, either way.
    static final int MOST_IN_CHAIN = 25;

    private static final int MOST_EVICTED = 100;

    private final PracticeChain chain;
    private final Mempool mempool;
    private final ScriptRules scripts;

    MempoolRules(PracticeChain chain, Mempool mempool, ScriptRules scripts) {
        this.chain = chain;
        this.mempool = mempool;
        this.scripts = scripts;
    }

    sealed interface Verdict {
        /// It may come in when these have gone.
        record Welcome(MempoolEntry entry, SequencedSet<TxId> replaced) implements Verdict {}

        record Known() implements Verdict {}

        record Unwelcome(TransactionRefusal why) implements Verdict {}
    }

    /// @param floor the least fee rate that is taken at present
    Verdict judge(Transaction tx, FeeRate floor) {
        if (isKnown(tx)) return new Verdict.Known();
        var alone = RelayPolicy.problem(tx)
                .or(() -> TransactionRules.problemAlone(tx))
                .or(() -> lockProblem(tx));
        if (alone.isPresent()) return new Verdict.Unwelcome(alone.get());
        var conflicts = conflicts(tx);
        var replaced = mempool.withDescendants(conflicts);
        var place = chain.nextPlace();
        return switch (TransactionRules.judge(tx, mempool.coins(chain, place.height(), replaced), place)) {
            case Judgement.Forbidden(var why) -> new Verdict.Unwelcome(why);
            case Judgement.Allowed(var spending) -> {
                var entry = MempoolEntry.of(tx, spending);
                var problem = feeProblem(entry, floor)
                        .or(() -> chainProblem(tx, replaced))
                        .or(() ->
                                conflicts.isEmpty() ? Optional.empty() : replacementProblem(entry, conflicts, replaced))
                        .or(() -> scripts.problem(tx, spending.outputs(), ScriptRules.Strictness.STANDARD));
                yield problem.<Verdict>map(Verdict.Unwelcome::new)
                        .orElseGet(() -> new Verdict.Welcome(entry, replaced));
            }
        };
    }

    /// Here already, or in a block of which something is still unspent.
    private boolean isKnown(Transaction tx) {
        if (mempool.entry(tx.txid()).isPresent()) return true;
        for (int i = 0; i < tx.outputs().size(); i++) {
            if (chain.coin(tx.outPoint(i)).isPresent()) return true;
        }
        return false;
    }

    private Optional<TransactionRefusal> lockProblem(Transaction tx) {
        return TransactionRules.isFinal(tx, chain.nextPlace())
                ? Optional.empty()
                : Optional.of(new TransactionRefusal.NotFinal(tx.lockTime()));
    }

    private Set<TxId> conflicts(Transaction tx) {
        var conflicts = new LinkedHashSet<TxId>();
        for (var input : tx.inputs()) mempool.spenderOf(input.outPoint()).ifPresent(conflicts::add);
        return conflicts;
    }

    private static Optional<TransactionRefusal> feeProblem(MempoolEntry entry, FeeRate floor) {
        if (entry.sigops() > Sigops.MOST_IN_TRANSACTION) {
            return Optional.of(new TransactionRefusal.TooManySigops(entry.sigops()));
        }
        var least = floor.feeFor(entry.virtualSize());
        return entry.fee().isLessThan(least)
                ? Optional.of(new TransactionRefusal.FeeTooLow(entry.fee(), least))
                : Optional.empty();
    }

    private Optional<TransactionRefusal> chainProblem(Transaction tx, Set<TxId> replaced) {
        var ancestors = mempool.ancestors(tx);
        if (ancestors.size() + 1 > MOST_IN_CHAIN) return chainTooLong(ancestors.size() + 1);
        for (var ancestor : ancestors) {
            var family = mempool.withDescendants(Set.of(ancestor));
            family.removeAll(replaced);
            if (family.size() + 1 > MOST_IN_CHAIN) return chainTooLong(family.size() + 1);
        }
        return Optional.empty();
    }

    private static Optional<TransactionRefusal> chainTooLong(int length) {
        return Optional.of(new TransactionRefusal.ChainTooLong(length, MOST_IN_CHAIN));
    }

    private Optional<TransactionRefusal> replacementProblem(
            MempoolEntry entry, Set<TxId> conflicts, SequencedSet<TxId> replaced) {
        return stubborn(conflicts)
                .or(() -> newUnconfirmedInput(entry.transaction(), conflicts))
                .or(() -> tooWide(replaced))
                .or(() -> rateProblem(entry, conflicts))
                .or(() -> replacementFeeProblem(entry, replaced));
    }

    private Optional<TransactionRefusal> stubborn(Set<TxId> conflicts) {
        for (var conflict : conflicts) {
            if (!isReplaceable(conflict)) return Optional.of(new TransactionRefusal.ConflictsWith(conflict));
        }
        return Optional.empty();
    }

    /// A transaction says so itself, or inherits it from an unconfirmed ancestor.
    private boolean isReplaceable(TxId txid) {
        var entry = mempool.entry(txid).orElseThrow();
        return entry.signalsReplaceable()
                || mempool.ancestors(entry.transaction()).stream()
                        .flatMap(ancestor -> mempool.entry(ancestor).stream())
                        .anyMatch(MempoolEntry::signalsReplaceable);
    }

    private Optional<TransactionRefusal> newUnconfirmedInput(Transaction tx, Set<TxId> conflicts) {
        var spentBefore = new LinkedHashSet<TxId>();
        for (var conflict : conflicts) {
            mempool.entry(conflict).ifPresent(entry -> spentBefore.addAll(mempool.parents(entry.transaction())));
        }
        for (var input : tx.inputs()) {
            OutPoint spent = input.outPoint();
            boolean unconfirmed = mempool.entry(spent.txid()).isPresent();
            if (unconfirmed && !spentBefore.contains(spent.txid())) {
                return Optional.of(new TransactionRefusal.ReplacementAddsUnconfirmedInput(spent));
            }
        }
        return Optional.empty();
    }

    private static Optional<TransactionRefusal> tooWide(SequencedSet<TxId> replaced) {
        return replaced.size() > MOST_EVICTED
                ? Optional.of(new TransactionRefusal.ReplacementTooWide(replaced.size()))
                : Optional.empty();
    }

    private Optional<TransactionRefusal> rateProblem(MempoolEntry entry, Set<TxId> conflicts) {
        for (var conflict : conflicts) {
            var rate = mempool.entry(conflict).orElseThrow().rate();
            if (entry.rate().compareTo(rate) <= 0) {
                return Optional.of(new TransactionRefusal.ReplacementRateTooLow(conflict));
            }
        }
        return Optional.empty();
    }

    /// Rule 3: the fees of all that goes. Rule 4: and the relay of what comes.
    private Optional<TransactionRefusal> replacementFeeProblem(MempoolEntry entry, SequencedSet<TxId> replaced) {
        Satoshis least = mempool.rateOf(replaced).fee().plus(FeeRate.LEAST.feeFor(entry.virtualSize()));
        return entry.fee().isLessThan(least)
                ? Optional.of(new TransactionRefusal.ReplacementFeeTooLow(entry.fee(), least))
                : Optional.empty();
    }
}

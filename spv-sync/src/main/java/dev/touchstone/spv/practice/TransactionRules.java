package dev.touchstone.spv.practice;

import dev.touchstone.spv.bitcoin.OutPoint;
import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.bitcoin.TxIn;
import dev.touchstone.spv.bitcoin.TxOut;
import dev.touchstone.spv.chain.Height;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// The consensus rules of a transaction, scripts apart: alone, in time, and against the coins it spends. Pure.
final class TransactionRules {
    private static final long LOCKTIME_IS_TIME_FROM = 500_000_000L;
    private static final long SEQUENCE_NO_LOCK = 1L << 31;
    private static final long SEQUENCE_IS_TIME = 1L << 22;
    private static final int SEQUENCE_MASK = 0xffff;
    private static final int SEQUENCE_SECONDS_SHIFT = 9;
    private static final int LEAST_COINBASE_SCRIPT = 2;
    private static final int MOST_COINBASE_SCRIPT = 100;

    private TransactionRules() {}

    /// Where in the chain a transaction is to stand: in the block of this height, after blocks with these times.
    interface Place {
        Height height();

        /// The median of the times of the eleven blocks up to this height (BIP113), which lies below
        /// [#height()].
        long medianTimePast(Height at);

        default long medianTimePast() {
            return medianTimePast(Height.of(height().value() - 1));
        }
    }

    /// The coins a transaction spends, in the order of its inputs, and what it pays for being mined.
    record Spending(List<Coin> coins, Satoshis fee) {
        static final Spending NONE = new Spending(List.of(), Satoshis.ZERO);

        Spending {
            coins = List.copyOf(coins);
        }

        List<TxOut> outputs() {
            return coins.stream().map(Coin::output).toList();
        }
    }

    /// Whether the coins may be spent so, or why not.
    sealed interface Judgement {
        record Allowed(Spending spending) implements Judgement {}

        record Forbidden(TransactionRefusal why) implements Judgement {}
    }

    /// What can be said of a transaction without knowing any other.
    static Optional<TransactionRefusal> problemAlone(Transaction tx) {
        long total = 0;
        for (var output : tx.outputs()) {
            if (!output.value().isMoney()) return Optional.of(new TransactionRefusal.AmountOutOfRange());
            total += output.value().value();
            if (!Satoshis.of(total).isMoney()) return Optional.of(new TransactionRefusal.AmountOutOfRange());
        }
        return tx.isCoinbase() ? coinbaseProblem(tx) : inputProblem(tx);
    }

    private static Optional<TransactionRefusal> coinbaseProblem(Transaction coinbase) {
        int bytes = coinbase.inputs().getFirst().scriptSig().length();
        boolean fits = bytes >= LEAST_COINBASE_SCRIPT && bytes <= MOST_COINBASE_SCRIPT;
        return fits ? Optional.empty() : Optional.of(new TransactionRefusal.CoinbaseScriptSize(bytes));
    }

    private static Optional<TransactionRefusal> inputProblem(Transaction tx) {
        var seen = new HashSet<OutPoint>();
        for (int i = 0; i < tx.inputs().size(); i++) {
            var outPoint = tx.inputs().get(i).outPoint();
            if (outPoint.equals(OutPoint.NULL)) return Optional.of(new TransactionRefusal.NullInput(i));
            if (!seen.add(outPoint)) return Optional.of(new TransactionRefusal.DuplicateInput(outPoint));
        }
        return Optional.empty();
    }

    /// Whether the lock time allows this place; the time is the median time past (BIP113).
    static boolean isFinal(Transaction tx, Place place) {
        if (tx.lockTime() == 0) return true;
        long limit = tx.lockTime() < LOCKTIME_IS_TIME_FROM ? place.height().value() : place.medianTimePast();
        if (tx.lockTime() < limit) return true;
        return tx.inputs().stream().allMatch(input -> input.sequence() == TxIn.FINAL);
    }

    /// Finds the coins that a transaction, which is no coinbase, spends; checks that they are there, mature,
    /// enough, and that their relative locks have run out (BIP68).
    static Judgement judge(Transaction tx, Coins coins, Place place) {
        var spent = new ArrayList<Coin>(tx.inputs().size());
        for (var input : tx.inputs()) {
            var coin = coins.coin(input.outPoint());
            if (coin.isEmpty()) return forbidden(new TransactionRefusal.MissingInput(input.outPoint()));
            if (!coin.get().isMatureAt(place.height())) {
                var spendableAt = coin.get().height().plus(Coin.MATURITY);
                return forbidden(new TransactionRefusal.ImmatureCoinbase(input.outPoint(), spendableAt));
            }
            spent.add(coin.get());
        }
        var paidIn =
                Satoshis.sum(spent.stream().map(coin -> coin.output().value()).toList());
        var paidOut = Satoshis.sum(tx.outputs().stream().map(TxOut::value).toList());
        if (!paidIn.isMoney()) return forbidden(new TransactionRefusal.AmountOutOfRange());
        if (paidIn.isLessThan(paidOut)) return forbidden(new TransactionRefusal.SpendsMoreThanItHas(paidIn, paidOut));
        var locked = lockedInput(tx, spent, place);
        if (locked.isPresent()) return forbidden(new TransactionRefusal.SequenceLocked(locked.get()));
        return new Judgement.Allowed(new Spending(spent, paidIn.minus(paidOut)));
    }

    private static Judgement forbidden(TransactionRefusal why) {
        return new Judgement.Forbidden(why);
    }

    private static Optional<Integer> lockedInput(Transaction tx, List<Coin> spent, Place place) {
        if (Integer.compareUnsigned(tx.version(), 2) < 0) return Optional.empty();
        for (int i = 0; i < spent.size(); i++) {
            if (isLocked(tx.inputs().get(i).sequence(), spent.get(i), place)) return Optional.of(i);
        }
        return Optional.empty();
    }

    private static boolean isLocked(long sequence, Coin coin, Place place) {
        if ((sequence & SEQUENCE_NO_LOCK) != 0) return false;
        long lock = sequence & SEQUENCE_MASK;
        if ((sequence & SEQUENCE_IS_TIME) == 0)
            return coin.height().value() + lock > place.height().value();
        var before = Height.of(Math.max(0, coin.height().value() - 1));
        return place.medianTimePast(before) + (lock << SEQUENCE_SECONDS_SHIFT) > place.medianTimePast();
    }
}

package dev.touchstone.spv.practice;

import dev.touchstone.spv.bitcoin.BitcoinParameters;
import dev.touchstone.spv.bitcoin.Block;
import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.practice.MempoolRules.Verdict;
import dev.touchstone.spv.practice.PracticeChain.Acceptance;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// Chain, filters and mempool of a practice node, kept in step with each other. Confined to the practice-node loop.
final class PracticeState {
    private static final long MEMPOOL_BYTES = 5_000_000;

    private final PracticeChain chain;
    private final FilterIndex filters = new FilterIndex();
    private final Mempool mempool = new Mempool();
    private final MempoolRules rules;
    private final Faucet faucet;
    private final InstantSource clock;
    private final long mempoolBytes;
    private FeeRate floor = FeeRate.LEAST;
    private final List<Listener> listeners = new ArrayList<>();

    /// Is told of every change, on the loop.
    interface Listener {
        /// A block was taken, on whatever branch.
        default void blockTaken(BlockEntry entry) {}

        /// The best chain is another now: `added` follow on `fork`.
        default void tipChanged(BlockEntry fork, List<BlockEntry> added) {}

        /// A transaction has come into the mempool.
        default void transactionTaken(MempoolEntry entry) {}
    }

    PracticeState(BitcoinParameters parameters, InstantSource clock) {
        this(parameters, clock, MEMPOOL_BYTES);
    }

    /// @param mempoolBytes how many virtual bytes of transactions are kept at most
    PracticeState(BitcoinParameters parameters, InstantSource clock, long mempoolBytes) {
        var scripts = new ScriptRules();
        this.chain = new PracticeChain(parameters, scripts);
        this.rules = new MempoolRules(chain, mempool, scripts);
        this.faucet = new Faucet(chain, mempool);
        this.clock = clock;
        this.mempoolBytes = mempoolBytes;
        filters.connected(chain.tip(), chain.tip().block());
    }

    void listen(Listener listener) {
        listeners.add(listener);
    }

    /// Takes a block that was taken before, by a file's word: its time is not held against the clock.
    boolean restore(Block block) {
        return !(accept(block, Instant.MAX) instanceof Acceptance.Refused);
    }

    Acceptance accept(Block block) {
        return accept(block, clock.instant());
    }

    private Acceptance accept(Block block, Instant now) {
        var acceptance = chain.accept(block, now);
        switch (acceptance) {
            case Acceptance.Extended(var added) -> {
                blockTaken(added);
                filters.connected(added, block);
                mempool.confirm(block);
                settleFloor();
                tipChanged(added.parent().orElseThrow(), List.of(added));
            }
            case Acceptance.Reorganized(var fork, var removed, var added) -> {
                blockTaken(added.getLast());
                added.forEach(entry -> filters.connected(entry, entry.block()));
                bringBack(removed);
                tipChanged(fork, added);
            }
            case Acceptance.SideBranch(var added) -> blockTaken(added);
            case Acceptance.Known _, Acceptance.Unconnected _, Acceptance.Refused _ -> {}
        }
        return acceptance;
    }

    private void blockTaken(BlockEntry entry) {
        listeners.forEach(listener -> listener.blockTaken(entry));
    }

    private void tipChanged(BlockEntry fork, List<BlockEntry> added) {
        listeners.forEach(listener -> listener.tipChanged(fork, added));
    }

    /// What the removed blocks had confirmed is unconfirmed again, as far as the new chain still allows it.
    private void bringBack(List<BlockEntry> removed) {
        var again = new ArrayList<Transaction>();
        for (var entry : removed.reversed()) {
            again.addAll(entry.block().transactions().stream().skip(1).toList());
        }
        again.addAll(mempool.entries().stream().map(MempoolEntry::transaction).toList());
        mempool.remove(mempool.entries().stream().map(MempoolEntry::txid).toList());
        again.forEach(this::take);
        settleFloor();
    }

    SubmitResult submit(Transaction tx) {
        var result = take(tx);
        if (result instanceof SubmitResult.Accepted) {
            mempool.entry(tx.txid()).ifPresent(entry -> listeners.forEach(one -> one.transactionTaken(entry)));
        }
        return result;
    }

    FaucetResult pay(Script to, Satoshis amount) {
        var payment = faucet.payment(to, amount);
        if (payment.isEmpty()) return new FaucetResult.Empty(faucet.worth());
        return submit(payment.get()) instanceof SubmitResult.Refused(var _, var why)
                ? new FaucetResult.Refused(why)
                : new FaucetResult.Paid(payment.get());
    }

    private SubmitResult take(Transaction tx) {
        return switch (rules.judge(tx, floor)) {
            case Verdict.Known _ -> new SubmitResult.AlreadyKnown(tx.txid());
            case Verdict.Unwelcome(var why) -> new SubmitResult.Refused(tx.txid(), why);
            case Verdict.Welcome(var entry, var replaced) -> {
                mempool.remove(replaced);
                mempool.add(entry);
                trim();
                yield mempool.entry(tx.txid()).isPresent()
                        ? new SubmitResult.Accepted(tx.txid(), entry.fee(), List.copyOf(replaced))
                        : new SubmitResult.Refused(tx.txid(), new TransactionRefusal.MempoolFull());
            }
        };
    }

    /// Lets the least wanted go while there is no room; what comes later has to pay more than they did.
    private void trim() {
        while (mempool.virtualBytes() > mempoolBytes) {
            var least = mempool.leastWanted().orElseThrow();
            var going = mempool.withDescendants(List.of(least.txid()));
            var perKilobyte = mempool.rateOf(going).perKilobyte().plus(FeeRate.LEAST.perKilobyte());
            floor = new FeeRate(perKilobyte, FeeRate.KILOBYTE);
            mempool.remove(going);
        }
    }

    private void settleFloor() {
        if (mempool.virtualBytes() < mempoolBytes / 2) floor = FeeRate.LEAST;
    }

    PracticeChain chain() {
        return chain;
    }

    FilterIndex filters() {
        return filters;
    }

    Mempool mempool() {
        return mempool;
    }

    /// The least fee rate that is taken at present.
    FeeRate floor() {
        return floor;
    }

    InstantSource clock() {
        return clock;
    }
}

package dev.touchstone.spv.node;

import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.spv.bitcoin.node.ScanListener;
import dev.touchstone.spv.chain.ChainEvent;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.proof.BlockContents;
import dev.touchstone.spv.proof.ConfirmedTransaction;
import dev.touchstone.spv.proof.Coverage;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Kernel;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Rules;
import dev.touchstone.spv.proof.StoredCoverage;
import dev.touchstone.spv.proof.UnspentOutputs;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// A listener that keeps what it hears and reckons a balance from it, as a wallet would. Thread-safe.
final class Watcher implements ScanListener {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Map<TxId, Proven<ConfirmedTransaction>> found = new HashMap<>();
    private final List<ChainEvent.Reorganized> reorganisations = new ArrayList<>();
    private final List<Transaction> relayed = new ArrayList<>();
    private Finding<Coverage> coverage = Pending.because(new Pending.Reason.NotChecked());
    private Optional<StoredCoverage> stored = Optional.empty();

    @Override
    public synchronized void matched(Proven<BlockContents> block) {
        var transactions = block.value().transactions();
        for (int i = 0; i < transactions.size(); i++) {
            found.put(transactions.get(i).txid(), Kernel.inclusion(block, i));
        }
        notifyAll();
    }

    @Override
    public synchronized void covered(Finding<Coverage> coverage, Optional<StoredCoverage> record) {
        this.coverage = coverage;
        this.stored = record;
        notifyAll();
    }

    @Override
    public synchronized void reorganized(ChainEvent.Reorganized event) {
        reorganisations.add(event);
        found.values().removeIf(tx -> event.fork().height().isBelow(tx.asOf().height()));
        notifyAll();
    }

    @Override
    public synchronized void relayed(Transaction transaction) {
        relayed.add(transaction);
        notifyAll();
    }

    synchronized List<ChainEvent.Reorganized> reorganisations() {
        return List.copyOf(reorganisations);
    }

    synchronized List<Transaction> relayed() {
        return List.copyOf(relayed);
    }

    synchronized Optional<StoredCoverage> stored() {
        return stored;
    }

    synchronized Finding<Coverage> coverage() {
        return coverage;
    }

    /// Waits until something holds that changes by what is heard.
    synchronized void await(String what, BooleanSupplier holds) throws InterruptedException {
        var deadline = Instant.now().plus(PATIENCE);
        while (!holds.getAsBoolean()) {
            long left = Duration.between(Instant.now(), deadline).toMillis();
            if (left <= 0) throw new AssertionError(what + " did not come about; coverage is " + coverage);
            wait(Math.min(left, 100));
        }
    }

    synchronized boolean isProven() {
        return coverage.isProven();
    }

    /// The unspent outputs as of the newest proven coverage.
    synchronized UnspentOutputs unspentNow() {
        return unspent((Proven<Coverage>) coverage);
    }

    /// Waits until the chain is covered up to this block.
    Proven<Coverage> awaitCoverage(Height tip) throws InterruptedException {
        await(
                "coverage of " + tip,
                () -> coverage instanceof Proven<Coverage> p
                        && p.asOf().height().equals(tip));
        return (Proven<Coverage>) coverage();
    }

    synchronized List<Proven<ConfirmedTransaction>> transactions(Coverage covered) {
        return covered.transactions().keySet().stream().map(found::get).toList();
    }

    /// The proven unspent outputs as of this coverage.
    UnspentOutputs unspent(Proven<Coverage> covered) {
        return ((Proven<UnspentOutputs>) Rules.unspentOutputs(transactions(covered.value()), covered)).value();
    }

    Satoshis balance(Height tip) throws InterruptedException {
        return unspent(awaitCoverage(tip)).total();
    }
}

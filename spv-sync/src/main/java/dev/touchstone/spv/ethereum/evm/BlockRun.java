package dev.touchstone.spv.ethereum.evm;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import java.util.List;
import java.util.Optional;

/// Runs transactions one after another in a block, above a state that stays as it is. Confined to one thread.
public final class BlockRun {
    private final BlockContext block;
    private final Known known;
    private final StateJournal state;
    private final TransactionRun transactions;
    private long gasUsed;

    public BlockRun(
            EvmRules rules, BlockContext block, StateView view, CodeCache codes, Budget budget, Tracer tracer) {
        this.block = block;
        this.known = new Known(view, codes);
        this.state = new StateJournal(known);
        this.transactions = new TransactionRun(rules, block, state, budget, tracer);
    }

    /// Runs the next transaction; nothing changes unless it is [TransactionOutcome.Executed].
    public TransactionOutcome run(EthereumTransaction tx, EthereumAddress sender) {
        var outcome = transactions.run(tx, sender, block.gasLimit() - gasUsed);
        if (outcome instanceof TransactionOutcome.Executed executed) gasUsed += executed.gasUsed();
        return outcome;
    }

    public long gasUsed() {
        return gasUsed;
    }

    /// What the view did not know: where there is anything, no outcome and no change counts.
    public Optional<Missing> missing() {
        return known.missing();
    }

    /// What all this has made of the state.
    public List<StateChange> changes() {
        return Changes.of(state);
    }
}

package dev.touchstone.spv.ethereum.evm;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import dev.touchstone.spv.ethereum.LogEntry;
import dev.touchstone.spv.ethereum.Withdrawal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Runs a block above a state that stays as it is: what comes first by itself, transactions one after another, and what
/// comes last. Each of the three may be left out, as to try one transaction. Confined to one thread.
public final class BlockRun {
    private final EvmRules rules;
    private final BlockContext block;
    private final Known known;
    private final StateJournal state;
    private final TransactionRun transactions;
    private final SystemCalls system;
    private final List<LogEntry> logs = new ArrayList<>();
    private long gasUsed;

    public BlockRun(EvmRules rules, BlockContext block, StateView view, CodeCache codes, Budget budget, Tracer tracer) {
        this.rules = rules;
        this.block = block;
        this.known = new Known(view, codes);
        this.state = new StateJournal(known);
        this.transactions = new TransactionRun(rules, block, state, budget, tracer);
        this.system = new SystemCalls(rules, block, state, budget, tracer);
    }

    /// What a block does before its transactions (EIP-4788, EIP-2935).
    public void begin(Hash256 parentHash, Optional<Hash256> parentBeaconRoot) {
        system.begin(parentHash, parentBeaconRoot);
    }

    /// Runs the next transaction; nothing changes unless it is [TransactionOutcome.Executed].
    public TransactionOutcome run(EthereumTransaction tx, EthereumAddress sender) {
        var outcome = transactions.run(tx, sender, block.gasLimit() - gasUsed);
        if (outcome instanceof TransactionOutcome.Executed executed) {
            gasUsed += executed.gasUsed();
            logs.addAll(executed.logs());
        }
        return outcome;
    }

    /// What a block does after its transactions: it pays for work, pays out withdrawals (EIP-4895), and asks the beacon
    /// chain (EIP-7685). Empty where the contracts for that do not do what they must, so that there can be no such
    /// block.
    public Optional<Requests> end(
            List<Ommer> ommers, List<Withdrawal> withdrawals, EthereumAddress depositContract) {
        new Rewards(rules, state).pay(block, ommers);
        for (var withdrawal : withdrawals) {
            state.addBalance(
                    state.account(withdrawal.address()), withdrawal.amount().value());
        }
        state.endTransaction(rules.since(EvmFork.SPURIOUS_DRAGON));
        if (!rules.since(EvmFork.PRAGUE)) return Optional.of(new Requests(List.of()));
        var deposits = Requests.deposits(depositContract, logs);
        var withdrawalRequests = system.call(SystemCalls.WITHDRAWAL_REQUESTS, new byte[0]);
        var consolidations = system.call(SystemCalls.CONSOLIDATION_REQUESTS, new byte[0]);
        boolean isWhole = deposits.isPresent() && withdrawalRequests.isPresent() && consolidations.isPresent();
        return isWhole
                ? Optional.of(Requests.of(List.of(deposits.get(), withdrawalRequests.get(), consolidations.get())))
                : Optional.empty();
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

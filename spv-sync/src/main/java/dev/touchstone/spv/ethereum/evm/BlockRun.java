package dev.touchstone.spv.ethereum.evm;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import dev.touchstone.spv.ethereum.LogEntry;
import dev.touchstone.spv.ethereum.UnsignedTransaction;
import dev.touchstone.spv.ethereum.Withdrawal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Runs a block above a state that stays as it is: what comes first by itself, transactions one after another,
/// and what comes last. Each of the three may be left out, as to try one transaction. Confined to one thread.
public final class BlockRun {
    private final EvmRules rules;
    private final BlockContext block;
    private final Known known;
    private final StateJournal state;
    private final TransactionRun transactions;
    private final SystemCalls system;
    private final List<LogEntry> logs = new ArrayList<>();
    private BlockGas gas = BlockGas.NONE;
    private long paidGas;

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
        return run(tx, sender, Authorized.signed(tx.authorizations()));
    }

    /// Runs a transaction as if it were signed.
    public TransactionOutcome run(UnsignedTransaction tx) {
        return run(tx.blank(block.chainId()), tx.from(), Authorized.unsigned(tx.authorizations()));
    }

    private TransactionOutcome run(EthereumTransaction tx, EthereumAddress sender, List<Authorized> authorized) {
        var outcome = transactions.run(tx, sender, authorized, gas.leftOf(block.gasLimit(), mostBlobGas()));
        if (outcome instanceof TransactionOutcome.Executed executed) {
            gas = gas.plus(executed.blockGas());
            paidGas += executed.gasUsed();
            logs.addAll(executed.logs());
        }
        return outcome;
    }

    /// What a block does after its transactions: it pays for work, pays out withdrawals (EIP-4895), and asks
    /// the beacon chain (EIP-7685). Empty where the contracts for that do not do what they must, so that there
    /// can be no such block.
    public Optional<Requests> end(List<Ommer> ommers, List<Withdrawal> withdrawals, EthereumAddress depositContract) {
        new Rewards(rules, state).pay(block, ommers);
        for (var withdrawal : withdrawals) {
            state.addBalance(
                    state.account(withdrawal.address()), withdrawal.amount().value());
        }
        state.endTransaction(rules);
        if (!rules.since(EvmFork.PRAGUE)) return Optional.of(new Requests(List.of()));
        var contents = new ArrayList<Optional<byte[]>>();
        contents.add(Requests.deposits(depositContract, logs));
        for (var contract : system.requestContracts()) contents.add(system.call(contract, new byte[0]));
        boolean isWhole = contents.stream().allMatch(Optional::isPresent);
        return isWhole
                ? Optional.of(
                        Requests.of(contents.stream().flatMap(Optional::stream).toList()))
                : Optional.empty();
    }

    private long mostBlobGas() {
        return (long) BlobSchedule.GAS_PER_BLOB
                * rules.blobs().map(BlobSchedule::most).orElse(0);
    }

    /// What the header states.
    public long gasUsed() {
        return gas.used();
    }

    /// What the header states of blobs.
    public long blobGasUsed() {
        return gas.blob();
    }

    /// What the transactions pay for: what the last receipt states.
    public long paidGas() {
        return paidGas;
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

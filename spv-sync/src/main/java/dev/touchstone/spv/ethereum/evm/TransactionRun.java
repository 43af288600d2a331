package dev.touchstone.spv.ethereum.evm;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import dev.touchstone.spv.ethereum.LogEntry;
import dev.touchstone.spv.ethereum.Wei;
import java.math.BigInteger;
import java.util.List;

/// Runs a transaction as a block does: what it costs is taken first, then its code runs, then the rest of the
/// gas goes back and the fee to whom it belongs (Yellow Paper, 6). Confined to the run's thread.
final class TransactionRun {
    private final EvmRules rules;
    private final BlockContext block;
    private final StateJournal state;
    private final Budget budget;
    private final Tracer tracer;

    TransactionRun(EvmRules rules, BlockContext block, StateJournal state, Budget budget, Tracer tracer) {
        this.rules = rules;
        this.block = block;
        this.state = state;
        this.budget = budget;
        this.tracer = tracer;
    }

    /// @param authorized what stands for the transaction's authorizations
    /// @param blockGas what the block has left
    TransactionOutcome run(
            EthereumTransaction tx, EthereumAddress from, List<Authorized> authorized, BlockGas blockGas) {
        var sender = state.account(from);
        var call = TopCall.of(tx, from, authorized, tx.fees().perGas(block.baseFee()));
        var intrinsic = IntrinsicGas.of(rules, call);
        var problem = new TransactionChecks(rules, block).problem(tx, sender, state.code(sender), intrinsic, blockGas);
        if (problem.isPresent()) return new TransactionOutcome.Invalid(problem.get());
        int mark = state.mark();
        try {
            return execute(tx, call, sender, intrinsic);
        } catch (Cut cut) {
            state.revert(mark);
            return cut.isBudget()
                    ? new TransactionOutcome.OutOfBudget(cut.what())
                    : new TransactionOutcome.CannotBeProvenLocally(cut.what());
        }
    }

    private TransactionOutcome execute(EthereumTransaction tx, TopCall call, Account sender, IntrinsicGas intrinsic) {
        long blobGas = (long) BlobSchedule.GAS_PER_BLOB * tx.blobHashes().size();
        var blobCost = cost(block.blobBaseFee(), blobGas);
        state.setBalance(
                sender, sender.balance.subtract(cost(call.price(), call.gas())).subtract(blobCost));
        state.setNonce(sender, tx.nonce() + 1);
        var run = Run.of(rules, block, call, state, budget, tracer);
        var dispatched = new Dispatch(run).run(call, intrinsic);
        var ending = dispatched.ending();
        long used = settled(dispatched.used(), intrinsic);
        state.setBalance(sender, sender.balance.add(cost(call.price(), call.gas() - used)));
        pay(cost(rules.since(EvmFork.LONDON) ? call.price().minus(block.baseFee()) : call.price(), used));
        var logs = ending.succeeded() ? state.logs() : List.<LogEntry>of();
        state.endTransaction(rules);
        long ordinary =
                rules.hasStateGas() ? Math.max(dispatched.used() - dispatched.stateUsed(), intrinsic.floor()) : used;
        return new TransactionOutcome.Executed(
                ending.succeeded(),
                ending.halt(),
                used,
                new BlockGas(ordinary, dispatched.stateUsed(), blobGas),
                logs,
                ByteString.of(ending.output()),
                call.created().filter(_ -> ending.succeeded()));
    }

    /// What is paid for: what was used, without what is refunded, and at least the floor.
    private long settled(long used, IntrinsicGas intrinsic) {
        long refund = Math.min(used / rules.gas().refundQuotient(), state.refund());
        return Math.max(used - refund, intrinsic.floor());
    }

    private void pay(BigInteger fee) {
        state.addBalance(state.account(block.beneficiary()), fee);
    }

    private static BigInteger cost(Wei price, long gas) {
        return price.value().multiply(BigInteger.valueOf(gas));
    }
}

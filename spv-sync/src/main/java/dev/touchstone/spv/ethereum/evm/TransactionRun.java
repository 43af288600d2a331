package dev.touchstone.spv.ethereum.evm;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.AccessListEntry;
import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import dev.touchstone.spv.ethereum.Fees;
import dev.touchstone.spv.ethereum.Wei;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/// Runs a transaction as a block does: what it costs is taken first, then its code runs, then the rest of the gas goes
/// back and the fee to whom it belongs (Yellow Paper, 6). Confined to the run's thread.
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

    /// @param blockGas what the block has left
    TransactionOutcome run(EthereumTransaction tx, EthereumAddress from, long blockGas) {
        boolean creates = tx.destination() instanceof Destination.NewContract;
        var intrinsic =
                IntrinsicGas.of(rules, tx.data(), creates, tx.accessList(), tx.authorizations().size());
        var sender = state.account(from);
        var problem = new TransactionChecks(rules, block)
                .problem(tx, sender, state.code(sender), intrinsic, blockGas);
        if (problem.isPresent()) return new TransactionOutcome.Invalid(problem.get());
        int mark = state.mark();
        try {
            return execute(tx, sender, intrinsic);
        } catch (Cut cut) {
            state.revert(mark);
            return cut.isBudget()
                    ? new TransactionOutcome.OutOfBudget(cut.what())
                    : new TransactionOutcome.CannotBeProvenLocally(cut.what());
        }
    }

    private TransactionOutcome execute(EthereumTransaction tx, Account sender, IntrinsicGas intrinsic) {
        var price = price(tx.fees(), block.baseFee());
        state.setBalance(sender, sender.balance.subtract(cost(price, tx.gasLimit())).subtract(blobCost(tx)));
        state.setNonce(sender, tx.nonce() + 1);
        var entry = new Entry(
                sender.address, tx.destination(), tx.value(), tx.data(), tx.gasLimit() - intrinsic.gas(), tx.nonce());
        warm(entry, tx.accessList());
        state.addRefund(new Delegations(block.chainId(), state).apply(tx.authorizations()));
        var run = new Run(
                rules,
                block,
                new Run.Transacting(sender.address, price, tx.blobHashes()),
                state,
                new Allowance(budget),
                tracer);
        var ending = new Machine(run).run(message(entry));
        long used = tx.gasLimit() - ending.gas();
        used -= Math.min(used / rules.gas().refundQuotient(), state.refund());
        used = Math.max(used, intrinsic.floor());
        state.setBalance(sender, sender.balance.add(cost(price, tx.gasLimit() - used)));
        var tip = rules.since(EvmFork.LONDON) ? price.minus(block.baseFee()) : price;
        pay(cost(tip, used));
        var logs = ending.succeeded() ? state.logs() : List.<dev.touchstone.spv.ethereum.LogEntry>of();
        state.endTransaction(rules.since(EvmFork.SPURIOUS_DRAGON));
        return new TransactionOutcome.Executed(
                ending.succeeded(),
                ending.halt(),
                used,
                logs,
                ByteString.of(ending.output()),
                created(entry).filter(_ -> ending.succeeded()));
    }

    /// What the transaction's first message is made of.
    record Entry(
            EthereumAddress from,
            Destination destination,
            Wei value,
            ByteString data,
            long gas,
            long nonce) {
        Entry with(long otherGas, long otherNonce) {
            return new Entry(from, destination, value, data, otherGas, otherNonce);
        }
    }

    static Optional<EthereumAddress> created(Entry entry) {
        return switch (entry.destination()) {
            case Destination.To _ -> Optional.empty();
            case Destination.NewContract _ -> Optional.of(Creation.addressOf(entry.from(), entry.nonce()));
        };
    }

    /// What a transaction names is warm from the start (EIP-2929, 2930, 3651).
    void warm(Entry entry, List<AccessListEntry> accessList) {
        if (!rules.since(EvmFork.BERLIN)) return;
        state.warmFirst(entry.from());
        created(entry).ifPresent(state::warmFirst);
        if (entry.destination() instanceof Destination.To(var to)) state.warmFirst(to);
        if (rules.since(EvmFork.SHANGHAI)) state.warmFirst(block.beneficiary());
        Precompiled.all(rules).forEach(state::warmFirst);
        for (var listed : accessList) {
            state.warmFirst(listed.address());
            for (var key : listed.keys()) state.warmFirst(listed.address(), Word.of(key.value()));
        }
    }

    Message message(Entry entry) {
        var value = Word.of(entry.value().value());
        return switch (entry.destination()) {
            case Destination.NewContract _ ->
                Creation.message(
                        CallKind.CREATE,
                        entry.from(),
                        created(entry).orElseThrow(),
                        entry.data().toArray(),
                        value,
                        entry.gas(),
                        0);
            case Destination.To(var to) -> call(entry, to, value);
        };
    }

    private Message call(Entry entry, EthereumAddress to, Word value) {
        var code = state.code(state.account(to));
        var delegate = rules.since(EvmFork.PRAGUE) ? code.delegate() : Optional.<EthereumAddress>empty();
        if (delegate.isPresent()) {
            var account = state.account(delegate.get());
            state.warm(account);
            code = state.code(account);
        }
        return new Message(
                CallKind.CALL,
                entry.from(),
                to,
                to,
                code,
                delegate.isPresent(),
                value,
                entry.data().toArray(),
                entry.gas(),
                false,
                0);
    }

    private void pay(BigInteger fee) {
        var beneficiary = state.account(block.beneficiary());
        if (fee.signum() != 0) state.addBalance(beneficiary, fee);
        else state.touch(beneficiary);
    }

    /// What a unit of gas costs where the base fee is this (EIP-1559).
    static Wei price(Fees fees, Wei baseFee) {
        return switch (fees) {
            case Fees.GasPrice(var price) -> price;
            case Fees.FeeMarket(var tip, var most) -> least(most, baseFee, tip);
            case Fees.WithBlobs(var tip, var most, var _) -> least(most, baseFee, tip);
        };
    }

    private static Wei least(Wei most, Wei baseFee, Wei tip) {
        var sum = baseFee.value().add(tip.value());
        return sum.compareTo(most.value()) < 0 ? new Wei(sum) : most;
    }

    private static BigInteger cost(Wei price, long gas) {
        return price.value().multiply(BigInteger.valueOf(gas));
    }

    private BigInteger blobCost(EthereumTransaction tx) {
        return cost(block.blobBaseFee(), (long) BlobSchedule.GAS_PER_BLOB * tx.blobHashes().size());
    }
}

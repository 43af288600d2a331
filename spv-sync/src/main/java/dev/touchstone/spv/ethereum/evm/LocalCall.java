package dev.touchstone.spv.ethereum.evm;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.EthereumAddress;

/// Runs a call over what is known of the state. What it returns follows from the view and the rules alone: over proven
/// values it is proven. Where something is not known it goes on with a placeholder, so that one pass names as much as it
/// can of what to ask for, and has no answer. Confined to one thread.
public final class LocalCall {
    private final EvmRules rules;
    private final CodeCache codes;
    private final Budget budget;
    private final Tracer tracer;

    public LocalCall(EvmRules rules, CodeCache codes, Budget budget, Tracer tracer) {
        this.rules = rules;
        this.codes = codes;
        this.budget = budget;
        this.tracer = tracer;
    }

    public CallOutcome run(CallRequest request, StateView view) {
        var known = new Known(view, codes);
        var outcome = run(request, new StateJournal(known));
        return known.missing().<CallOutcome>map(CallOutcome.MissingState::new).orElse(outcome);
    }

    private CallOutcome run(CallRequest request, StateJournal state) {
        var entry = new TransactionRun.Entry(
                request.from(), request.destination(), request.value(), request.data(), 0, 0);
        boolean creates = request.destination() instanceof dev.touchstone.spv.ethereum.Destination.NewContract;
        var intrinsic = IntrinsicGas.of(rules, request.data(), creates, request.accessList(), 0);
        if (request.gas() < Math.max(intrinsic.gas(), intrinsic.floor())) {
            return new CallOutcome.Halted(HaltReason.INTRINSIC_GAS_TOO_LOW);
        }
        try {
            return execute(request, entry, intrinsic, state);
        } catch (Cut cut) {
            return cut.isBudget()
                    ? new CallOutcome.OutOfBudget(cut.what())
                    : new CallOutcome.CannotBeProvenLocally(cut.what());
        }
    }

    private CallOutcome execute(
            CallRequest request, TransactionRun.Entry unpaid, IntrinsicGas intrinsic, StateJournal state) {
        var sender = needsSender(request) ? state.account(request.from()) : null;
        if (sender != null && sender.balance.compareTo(request.value().value()) < 0) {
            return new CallOutcome.Halted(HaltReason.INSUFFICIENT_BALANCE);
        }
        long nonce = sender == null ? 0 : sender.nonce;
        var entry = unpaid.with(request.gas() - intrinsic.gas(), nonce);
        if (sender != null) state.setNonce(sender, nonce + 1);
        var transaction = new TransactionRun(rules, request.block(), state, budget, tracer);
        transaction.warm(entry, request.accessList());
        var run = new Run(
                rules,
                request.block(),
                new Run.Transacting(request.from(), request.gasPrice(), java.util.List.of()),
                state,
                new Allowance(budget),
                tracer);
        var ending = new Machine(run).run(transaction.message(entry));
        if (ending.halt().isPresent()) return new CallOutcome.Halted(ending.halt().get());
        var output = ByteString.of(ending.output());
        long used = request.gas() - ending.gas();
        if (!ending.succeeded()) return new CallOutcome.Reverted(output, Math.max(used, intrinsic.floor()));
        used = Math.max(used - Math.min(used / rules.gas().refundQuotient(), state.refund()), intrinsic.floor());
        var logs = state.logs();
        state.endTransaction(true);
        return new CallOutcome.Returned(output, used, logs, Changes.of(state));
    }

    /// Whether the call depends on who makes it: it brings value, or makes a contract where the sender's nonce says.
    private static boolean needsSender(CallRequest request) {
        return !request.value().isZero()
                || request.destination() instanceof dev.touchstone.spv.ethereum.Destination.NewContract;
    }
}

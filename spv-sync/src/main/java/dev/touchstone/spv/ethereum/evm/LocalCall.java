package dev.touchstone.spv.ethereum.evm;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.Destination;

/// Runs a call over what is known of the state. What it returns follows from the view and the rules alone: over proven
/// values it is proven. Where something is not known it goes on with a placeholder, so that one pass names as much as
/// it
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
        var call = TopCall.of(request, needsSender(request) ? state.account(request.from()).nonce : 0);
        var intrinsic = IntrinsicGas.of(rules, call);
        if (request.gas() < Math.max(intrinsic.gas(), intrinsic.floor())) {
            return new CallOutcome.Halted(HaltReason.INTRINSIC_GAS_TOO_LOW);
        }
        try {
            return execute(call, intrinsic, request, state);
        } catch (Cut cut) {
            return cut.isBudget()
                    ? new CallOutcome.OutOfBudget(cut.what())
                    : new CallOutcome.CannotBeProvenLocally(cut.what());
        }
    }

    private CallOutcome execute(TopCall call, IntrinsicGas intrinsic, CallRequest request, StateJournal state) {
        if (needsSender(request)) {
            var sender = state.account(call.from());
            boolean isPoor = sender.balance.compareTo(call.value().value()) < 0;
            if (isPoor) return new CallOutcome.Halted(HaltReason.INSUFFICIENT_BALANCE);
            state.setNonce(sender, call.nonce() + 1);
        }
        var run = Run.of(rules, request.block(), call, state, budget, tracer);
        var dispatched = new Dispatch(run).run(call, intrinsic);
        var ending = dispatched.ending();
        if (ending.halt().isPresent())
            return new CallOutcome.Halted(ending.halt().get());
        var output = ByteString.of(ending.output());
        long refund = Math.min(dispatched.used() / rules.gas().refundQuotient(), state.refund());
        long used = Math.max(dispatched.used() - refund, intrinsic.floor());
        if (!ending.succeeded()) return new CallOutcome.Reverted(output, used);
        var logs = state.logs();
        state.endTransaction(rules);
        return new CallOutcome.Returned(output, used, logs, Changes.of(state));
    }

    /// Whether the call depends on who makes it: it brings value, or makes a contract where the sender's nonce says.
    private static boolean needsSender(CallRequest request) {
        return !request.value().isZero() || request.destination() instanceof Destination.NewContract;
    }
}

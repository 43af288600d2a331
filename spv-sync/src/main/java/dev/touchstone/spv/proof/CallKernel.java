package dev.touchstone.spv.proof;

import dev.touchstone.spv.ethereum.CallInput;
import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.evm.BlockContext;
import dev.touchstone.spv.ethereum.evm.Budget;
import dev.touchstone.spv.ethereum.evm.CallOutcome;
import dev.touchstone.spv.ethereum.evm.CallRequest;
import dev.touchstone.spv.ethereum.evm.CodeCache;
import dev.touchstone.spv.ethereum.evm.EvmRules;
import dev.touchstone.spv.ethereum.evm.LocalCall;
import dev.touchstone.spv.ethereum.evm.Tracer;
import java.math.BigInteger;
import java.util.List;

/// What a contract answers, computed here: its proven code is run over proven words of the state, as `eth_call`
/// would be at that block (Yellow Paper, 9). Pure and thread-safe; a call takes some seconds of one core at
/// most.
public final class CallKernel {
    private CallKernel() {}

    /// What the call comes to in the state after the header's block. Code learns of that block from its proven
    /// header; the price of gas is zero, and whom the call comes from is its origin.
    ///
    /// [Pending] where a premise is missing, with its name, or where the rules or what the code asks for are
    /// not known here; nothing that is missing reads as zero. Refuted where a premise is of another block.
    ///
    /// @param chain the network of the block
    public static Finding<CallResult> call(
            EthereumChain chain, Proven<ExecutionHeader> header, CallInput input, CallPremises premises) {
        return call(chain, header, input, premises, new CodeCache());
    }

    /// The same, with code that was made ready for other calls of the same batch: it has the hash that it is
    /// kept by.
    public static Finding<CallResult> call(
            EthereumChain chain,
            Proven<ExecutionHeader> header,
            CallInput input,
            CallPremises premises,
            CodeCache codes) {
        if (!isOf(chain, header.evidence())) {
            return new Refuted<>(new Refutation.PremiseMissing("a block of the network '" + chain.id() + "'"));
        }
        var rules = CallRules.of(chain, header.value());
        if (rules.isEmpty()) return unknown("the rules of the block's time");
        return switch (CallState.of(header, premises)) {
            case CallState.Taken.Not(var why) -> new Refuted<>(why);
            case CallState.Taken.All(var state) -> {
                var outcome = run(rules.get(), chain, header.value(), input, state, codes);
                yield proven(outcome, input, state, header);
            }
        };
    }

    /// Not a rollup's block: that one keeps rules of its own.
    static boolean isOf(EthereumChain chain, Evidence evidence) {
        return Grounds.network(evidence).filter(chain.id()::equals).isPresent();
    }

    private static CallOutcome run(
            EvmRules rules,
            EthereumChain chain,
            ExecutionHeader header,
            CallInput input,
            CallState state,
            CodeCache codes) {
        var request = new CallRequest(
                input.from(),
                new Destination.To(input.to()),
                input.value(),
                input.data(),
                input.gas(),
                Wei.ZERO,
                List.of(),
                List.of(),
                BlockContext.of(BigInteger.valueOf(chain.chainId()), header, rules));
        return new LocalCall(rules, codes, Budget.CALL, Tracer.NONE).run(request, state);
    }

    private static Finding<CallResult> proven(
            CallOutcome outcome, CallInput input, CallState state, Proven<ExecutionHeader> header) {
        return switch (outcome) {
            case CallOutcome.Returned returned ->
                proven(new CallResult.Outcome.Returned(returned.bytes()), returned.gasUsed(), input, state, header);
            case CallOutcome.Reverted(var bytes, var gasUsed) ->
                proven(new CallResult.Outcome.Reverted(bytes), gasUsed, input, state, header);
            case CallOutcome.Halted(var reason) ->
                proven(new CallResult.Outcome.Halted(reason), input.gas(), input, state, header);
            case CallOutcome.MissingState(var missing) -> Pending.because(new Pending.Reason.StateMissing(missing));
            case CallOutcome.CannotBeProvenLocally(var what) -> unknown(what);
            case CallOutcome.OutOfBudget(var what) -> unknown("a run that takes so much: " + what);
        };
    }

    private static Finding<CallResult> proven(
            CallResult.Outcome outcome,
            long gasUsed,
            CallInput input,
            CallState state,
            Proven<ExecutionHeader> header) {
        var result = new CallResult(input, outcome, gasUsed);
        var used = state.used();
        var evidence = new Evidence.CallInState(
                result, used.accounts(), used.slots(), used.codes(), used.ancestors(), header.evidence());
        return new Proven<>(result, evidence, header.asOf());
    }

    static <T> Pending<T> unknown(String what) {
        return Pending.because(new Pending.Reason.CannotBeProvenLocally(what));
    }

    /// Takes a call's proof apart and proves it again, with exactly the premises that it needs and in their
    /// order.
    static Finding<CallResult> replay(EthereumChain chain, Proven<ExecutionHeader> header, ProofStep.ToCall step) {
        return switch (new CallReplay(header).premises(step)) {
            case CallReplay.Result.Not(var why) -> new Refuted<>(why);
            case CallReplay.Result.Premises(var premises) ->
                switch (call(chain, header, step.input(), premises)) {
                    case Proven<CallResult> proven ->
                        CallReplay.step((Evidence.CallInState) proven.evidence())
                                        .equals(step)
                                ? proven
                                : new Refuted<>(CallReplay.MORE_THAN_NEEDED);
                    case Pending<CallResult> pending ->
                        CallReplay.missing(pending)
                                .<Finding<CallResult>>map(Refuted::new)
                                .orElse(pending);
                    case Refuted<CallResult> refuted -> refuted;
                    case Claimed<CallResult> _ -> throw new IllegalStateException("the kernel claims nothing");
                };
        };
    }
}

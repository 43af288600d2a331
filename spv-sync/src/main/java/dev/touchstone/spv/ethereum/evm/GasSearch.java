package dev.touchstone.spv.ethereum.evm;

/// Finds the least gas with which a call succeeds. What a call uses does not tell it: a called contract gets at
/// most all but a 64th of what is left (EIP-150), and a refund comes after the end. Confined to one thread.
public final class GasSearch {
    private final LocalCall call;

    public GasSearch(LocalCall call) {
        this.call = call;
    }

    /// Tries the call with more and less gas.
    ///
    /// @param request with the most gas that it may have
    public LeastGas.Result<CallOutcome> search(CallRequest request, StateView view) {
        return LeastGas.search(request.gas(), gas -> tried(call.run(request.with(gas), view)));
    }

    private static LeastGas.Tried<CallOutcome> tried(CallOutcome outcome) {
        return switch (outcome) {
            case CallOutcome.Returned returned -> new LeastGas.Tried.Succeeded<>(returned.gasUsed());
            case CallOutcome.Reverted _, CallOutcome.Halted _ -> new LeastGas.Tried.Failed<>(outcome);
            case CallOutcome.MissingState _, CallOutcome.CannotBeProvenLocally _, CallOutcome.OutOfBudget _ ->
                new LeastGas.Tried.Unknown<>(outcome);
        };
    }
}

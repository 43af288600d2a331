package dev.touchstone.spv.ethereum.evm;

/// Finds the least gas with which a call succeeds. What a call uses does not tell it: a called contract gets at most
/// all
/// but a 64th of what is left (EIP-150), and a refund comes after the end. Confined to one thread.
public final class GasSearch {
    private final LocalCall call;

    public GasSearch(LocalCall call) {
        this.call = call;
    }

    /// What a search came to.
    public sealed interface Result {
        /// With one unit less it fails.
        record Found(long least) implements Result {}

        /// It does not succeed with all the gas it may have, or depends on what is missing.
        record NotFound(CallOutcome outcome) implements Result {}
    }

    /// Tries the call with more and less gas.
    ///
    /// @param request with the most gas that it may have
    public Result search(CallRequest request, StateView view) {
        var first = call.run(request, view);
        if (!(first instanceof CallOutcome.Returned returned)) return new Result.NotFound(first);
        long fails = Math.max(0, returned.gasUsed() - 1);
        long succeeds = request.gas();
        long next = Math.min(returned.gasUsed(), succeeds);
        while (succeeds - fails > 1) {
            var outcome = call.run(request.with(next), view);
            switch (outcome) {
                case CallOutcome.Returned _ -> succeeds = next;
                case CallOutcome.Reverted _, CallOutcome.Halted _ -> fails = next;
                case CallOutcome.MissingState _, CallOutcome.CannotBeProvenLocally _, CallOutcome.OutOfBudget _ -> {
                    return new Result.NotFound(outcome);
                }
            }
            boolean isEarly = fails <= returned.gasUsed() && fails * 64 / 63 + 1 < succeeds;
            next = isEarly ? fails * 64 / 63 + 1 : fails + (succeeds - fails) / 2;
        }
        return new Result.Found(succeeds);
    }
}

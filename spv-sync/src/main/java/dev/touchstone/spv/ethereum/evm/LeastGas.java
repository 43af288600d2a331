package dev.touchstone.spv.ethereum.evm;

/// Finds the least gas with which something succeeds, trying more and less of it. Pure.
public final class LeastGas {
    private LeastGas() {}

    /// Runs it with this limit of gas.
    @FunctionalInterface
    public interface Trial<O> {
        Tried<O> with(long gas);
    }

    /// What one trial came to.
    public sealed interface Tried<O> {
        /// It does what it should.
        ///
        /// @param used of the gas
        record Succeeded<O>(long used) implements Tried<O> {}

        record Failed<O>(O how) implements Tried<O> {}

        /// Nobody knows whether it would succeed.
        record Unknown<O>(O why) implements Tried<O> {}
    }

    /// What the search came to.
    public sealed interface Result<O> {
        /// With one unit less it fails.
        record Found<O>(long least) implements Result<O> {}

        /// It does not succeed with all the gas that it may have, or it is not known whether it does.
        record NotFound<O>(O outcome) implements Result<O> {}
    }

    /// Looks for the least, beginning with the most.
    ///
    /// @param most the gas that it may have
    public static <O> Result<O> search(long most, Trial<O> trial) {
        return switch (trial.with(most)) {
            case Tried.Failed<O>(var how) -> new Result.NotFound<>(how);
            case Tried.Unknown<O>(var why) -> new Result.NotFound<>(why);
            case Tried.Succeeded<O>(var used) -> below(most, used, trial);
        };
    }

    private static <O> Result<O> below(long most, long used, Trial<O> trial) {
        long fails = Math.max(0, used - 1);
        long succeeds = most;
        long next = Math.min(used, succeeds);
        while (succeeds - fails > 1) {
            switch (trial.with(next)) {
                case Tried.Succeeded<O> _ -> succeeds = next;
                case Tried.Failed<O> _ -> fails = next;
                case Tried.Unknown<O>(var why) -> {
                    return new Result.NotFound<>(why);
                }
            }
            boolean isEarly = fails <= used && fails * 64 / 63 + 1 < succeeds;
            next = isEarly ? fails * 64 / 63 + 1 : fails + (succeeds - fails) / 2;
        }
        return new Result.Found<>(succeeds);
    }
}

package dev.touchstone.spv.proof;

import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.chain.Height;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Nothing is wrong, but the proof is not there yet. `soFar` is what has been found up to now; it is never to be
/// shown as a total. Immutable.
public final class Pending<T> implements Finding<T> {
    private final Reason reason;
    private final @Nullable T soFar;

    private Pending(Reason reason, @Nullable T soFar) {
        this.reason = reason;
        this.soFar = soFar;
    }

    public static <T> Pending<T> because(Reason reason) {
        return new Pending<>(reason, null);
    }

    public static <T> Pending<T> soFar(T value, Reason reason) {
        return new Pending<>(reason, value);
    }

    public Reason reason() {
        return reason;
    }

    public Optional<T> soFar() {
        return Optional.ofNullable(soFar);
    }

    @Override
    public String toString() {
        return "Pending[" + reason + (soFar == null ? "" : ", so far " + soFar) + "]";
    }

    /// Why there is no proof yet.
    public sealed interface Reason {
        /// The work has not begun, or its first step is under way.
        record NotChecked() implements Reason {}

        /// Headers are still arriving; the chain known so far ends at `reached`.
        record HeadersBehind(Height reached) implements Reason {}

        /// The known chain has less work than the network is known to have: it could be anyone's.
        record ChainTooLight() implements Reason {}

        /// Blocks from `from` to `reached` of those up to `tip` have been looked through.
        record ScanIncomplete(Height from, Height reached, Height tip) implements Reason {}

        /// A payment seen on the network that is in no block yet.
        record WaitingForBlock() implements Reason {}

        /// The block that held this was replaced.
        record LeftBestChain(ChainPoint was) implements Reason {}

        /// There is nobody to ask.
        record Offline() implements Reason {}
    }
}

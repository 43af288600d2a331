package dev.touchstone.spv.ethereum.source;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Finds out once whether a source follows the network that it is asked about, before the first question.
/// Thread-safe.
final class NetworkCheck {
    private final Supplier<Optional<SourceFault>> question;
    private volatile boolean isRight;
    private volatile SourceFault.@Nullable WrongNetwork wrong;

    /// @param question what is wrong, as far as the source tells; it is asked again until it gave a verdict
    NetworkCheck(Supplier<Optional<SourceFault>> question) {
        this.question = question;
    }

    /// Asks where the network is the right one.
    <T> Reply<T> first(Supplier<Reply<T>> next) {
        var fault = fault();
        return fault.isPresent() ? Reply.failed(fault.get()) : next.get();
    }

    Optional<SourceFault> fault() {
        if (isRight) return Optional.empty();
        var known = wrong;
        if (known != null) return Optional.of(known);
        var fault = question.get();
        if (fault.isEmpty()) isRight = true;
        if (fault.isPresent() && fault.get() instanceof SourceFault.WrongNetwork found) wrong = found;
        return fault;
    }
}

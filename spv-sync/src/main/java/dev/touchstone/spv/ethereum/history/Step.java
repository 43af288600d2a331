package dev.touchstone.spv.ethereum.history;

import dev.touchstone.spv.proof.Finding;
import java.util.List;
import java.util.Optional;

/// How far one step of a search came. Immutable. What was found is to be kept together with the span, or not at
/// all.
///
/// @param span what is searched through now
/// @param found the movements that the step found
/// @param obstacle why it went no further; empty where it came as far as it was to go
public record Step(Span span, List<Found> found, Optional<Finding<?>> obstacle) {
    public Step {
        found = List.copyOf(found);
    }

    static Step to(Span span, List<Found> found) {
        return new Step(span, found, Optional.empty());
    }

    static Step stopped(Span span, Finding<?> why) {
        return new Step(span, List.of(), Optional.of(why));
    }

    /// Whether the search can go on from here at once.
    public boolean isFree() {
        return obstacle.isEmpty();
    }
}

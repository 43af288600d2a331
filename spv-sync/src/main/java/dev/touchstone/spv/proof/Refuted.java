package dev.touchstone.spv.proof;

/// Evidence was offered and it is wrong. Carries the name of what is wrong and never the value. Immutable.
public record Refuted<T>(Refutation refutation) implements Finding<T> {
    public <R> Refuted<R> as() {
        return new Refuted<>(refutation);
    }
}

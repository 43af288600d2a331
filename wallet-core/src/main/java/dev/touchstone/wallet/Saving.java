package dev.touchstone.wallet;

/// What came of a change that has to be on disk before it counts. Immutable.
public sealed interface Saving<T> {
    /// On disk, and in the snapshot.
    record Saved<T>(T value) implements Saving<T> {}

    /// Nothing has changed. `reason` is the operating system's.
    record NotSaved<T>(String reason) implements Saving<T> {}
}

package dev.touchstone.spv.ethereum.node;

/// Which block a question is about. Immutable.
public enum HeadKind {
    /// The newest that two thirds of the committee signed: seconds old, and could in rare cases still be replaced.
    SIGNED,
    /// The newest final one: minutes old, and never replaced.
    FINALIZED
}

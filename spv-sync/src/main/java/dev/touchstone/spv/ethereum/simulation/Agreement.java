package dev.touchstone.spv.ethereum.simulation;

/// Whether a contract's logs say the same as its own answers; from the best to the worst.
public enum Agreement {
    AGREES,
    /// No log says anything of the change.
    NOT_LOGGED,
    /// Only the log says it: the contract did not answer.
    NOT_ANSWERED,
    /// The log says something else than what has changed.
    DIFFERS
}

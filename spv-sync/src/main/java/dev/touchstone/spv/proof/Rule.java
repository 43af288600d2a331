package dev.touchstone.spv.proof;

/// The closed list of [Rules] that draw a conclusion from several proofs.
public enum Rule {
    UNSPENT_OUTPUTS,
    SUM,
    /// What moved for an account in a block ([MoveKernel]).
    MOVED,
    /// A change is the sum of movements.
    ADDS_UP
}

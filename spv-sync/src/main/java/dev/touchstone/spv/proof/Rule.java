package dev.touchstone.spv.proof;

/// The closed list of [Rules] that draw a conclusion from several proofs.
public enum Rule {
    UNSPENT_OUTPUTS,
    SUM
}

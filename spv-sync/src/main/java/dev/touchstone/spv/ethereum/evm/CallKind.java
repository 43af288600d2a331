package dev.touchstone.spv.ethereum.evm;

/// How code is called, named by the instruction.
public enum CallKind {
    CALL,
    /// The code of another on one's own account.
    CALLCODE,
    /// The same, with the caller and the value of the one that calls.
    DELEGATECALL,
    /// Nothing may change.
    STATICCALL,
    CREATE,
    CREATE2;

    boolean creates() {
        return this == CREATE || this == CREATE2;
    }
}

package dev.touchstone.spv.ethereum.evm;

/// Why a run ended with all its gas gone, or never began (Yellow Paper, 9.4.2).
public enum HaltReason {
    OUT_OF_GAS,
    STACK_UNDERFLOW,
    STACK_OVERFLOW,
    /// An instruction that the fork does not have.
    INVALID_OPCODE,
    BAD_JUMP_DESTINATION,
    /// Something would change the state within a static call (EIP-214).
    WRITE_IN_STATIC_CALL,
    RETURN_DATA_OUT_OF_BOUNDS,
    /// A contract would be made where one is (EIP-684, EIP-7610).
    ADDRESS_COLLISION,
    /// A new contract's code is too long (EIP-170).
    CODE_TOO_LARGE,
    /// EIP-3860.
    INIT_CODE_TOO_LARGE,
    /// A new contract's code begins with the byte `ef` (EIP-3541).
    RESERVED_CODE_PREFIX,
    INSUFFICIENT_BALANCE,
    /// A precompiled contract was given what it does not take.
    PRECOMPILE_FAILED,
    /// The limit of gas does not cover what the call costs before it begins.
    INTRINSIC_GAS_TOO_LOW
}

package dev.touchstone.spv.ethereum.evm.precompile;

/// One built-in contract. Pure and thread-safe; throws on no input.
interface Precompile {
    /// What a call with this input costs; [Long#MAX_VALUE] where no sum of gas suffices.
    long gas(byte[] input);

    PrecompileResult run(byte[] input);
}

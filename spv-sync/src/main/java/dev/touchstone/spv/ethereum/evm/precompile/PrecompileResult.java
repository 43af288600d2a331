package dev.touchstone.spv.ethereum.evm.precompile;

/// What a built-in contract answers once its gas is paid.
public sealed interface PrecompileResult {
    /// The call succeeds and returns these bytes, which may be none.
    ///
    /// @param bytes the caller's own: nobody else keeps them
    @SuppressWarnings("ArrayRecordComponent")
    record Output(byte[] bytes) implements PrecompileResult {}

    /// The call fails and takes all the gas it was given.
    record Failure() implements PrecompileResult {}

    /// What the contract would answer cannot be computed here, so nothing that depends on it can be proven here.
    ///
    /// @param what which code or capacity is missing, for the expert
    record Unavailable(String what) implements PrecompileResult {}
}

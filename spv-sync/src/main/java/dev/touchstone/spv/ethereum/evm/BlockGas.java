package dev.touchstone.spv.ethereum.evm;

/// Gas as a block counts it: since Amsterdam ordinary gas and state gas each by itself, both before refunds (EIP-7778,
/// EIP-8037); until then what transactions pay for. Immutable.
///
/// @param blob that of blobs, which is counted and paid apart (EIP-4844)
public record BlockGas(long ordinary, long state, long blob) {
    public static final BlockGas NONE = new BlockGas(0, 0, 0);

    BlockGas plus(BlockGas other) {
        return new BlockGas(ordinary + other.ordinary, state + other.state, blob + other.blob);
    }

    /// What is left of a limit that holds for both kinds, and of one for blobs.
    BlockGas leftOf(long limit, long blobLimit) {
        return new BlockGas(limit - ordinary, limit - state, blobLimit - blob);
    }

    /// What a header states.
    public long used() {
        return Math.max(ordinary, state);
    }
}

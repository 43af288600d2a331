package dev.touchstone.spv.ethereum.evm;

/// Gas as a block counts it: since Amsterdam ordinary gas and state gas each by itself, both before refunds (EIP-7778,
/// EIP-8037); until then what transactions pay for. Immutable.
public record BlockGas(long ordinary, long state) {
    public static final BlockGas NONE = new BlockGas(0, 0);

    BlockGas plus(BlockGas other) {
        return new BlockGas(ordinary + other.ordinary, state + other.state);
    }

    /// What is left of a limit that holds for each.
    BlockGas leftOf(long limit) {
        return new BlockGas(limit - ordinary, limit - state);
    }

    /// What a header states.
    public long used() {
        return Math.max(ordinary, state);
    }
}

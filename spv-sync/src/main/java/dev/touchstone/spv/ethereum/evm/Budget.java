package dev.touchstone.spv.ethereum.evm;

/// What a run may take of this computer, whatever gas it has. Immutable.
///
/// @param steps instructions
/// @param memoryBytes of all frames together
public record Budget(long steps, long memoryBytes) {
    /// For a call: some seconds of one core at most.
    public static final Budget CALL = new Budget(200_000_000, 64L << 20);

    /// For the transactions of blocks, which their gas bounds.
    public static final Budget BLOCK = new Budget(Long.MAX_VALUE, 1L << 30);

    public Budget {
        if (steps <= 0 || memoryBytes <= 0) throw new IllegalArgumentException("nothing to run with");
    }
}

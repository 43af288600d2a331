package dev.touchstone.spv.ethereum;

/// The place of a block in Ethereum's execution chain, counted from 0. Immutable.
public record BlockNumber(long value) implements Comparable<BlockNumber> {
    public static final BlockNumber GENESIS = new BlockNumber(0);

    public BlockNumber {
        if (value < 0) throw new IllegalArgumentException("a block number is not negative: " + value);
    }

    public static BlockNumber of(long value) {
        return new BlockNumber(value);
    }

    public BlockNumber next() {
        return new BlockNumber(Math.addExact(value, 1));
    }

    /// Whether this is the number right before `other`.
    public boolean isBefore(BlockNumber other) {
        return other.value > 0 && value == other.value - 1;
    }

    @Override
    public int compareTo(BlockNumber other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}

package dev.touchstone.spv.chain;

/// How many blocks lie below a block: the first block has height 0. Immutable.
public record Height(int value) implements Comparable<Height> {
    public static final Height GENESIS = new Height(0);

    public Height {
        if (value < 0) throw new IllegalArgumentException("a height is not negative: " + value);
    }

    public static Height of(int value) {
        return new Height(value);
    }

    public Height plus(int blocks) {
        return new Height(Math.addExact(value, blocks));
    }

    public Height next() {
        return plus(1);
    }

    public boolean isBelow(Height other) {
        return value < other.value;
    }

    @Override
    public int compareTo(Height other) {
        return Integer.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}

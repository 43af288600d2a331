package dev.touchstone.spv.ethereum.beacon;

/// A slot of the beacon chain: the time in which one block may be proposed, 12 s on mainnet. Immutable.
public record Slot(long value) implements Comparable<Slot> {
    public static final Slot GENESIS = new Slot(0);

    public Slot {
        if (value < 0) throw new IllegalArgumentException("no slot " + value);
    }

    public static Slot of(long value) {
        return new Slot(value);
    }

    public boolean isAfter(Slot other) {
        return value > other.value;
    }

    @Override
    public int compareTo(Slot other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}

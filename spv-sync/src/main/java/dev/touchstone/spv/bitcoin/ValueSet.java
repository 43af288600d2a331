package dev.touchstone.spv.bitcoin;

/// A set of numbers below 2^63 to hold many others against, of which nearly none is in it. Immutable. They need not be
/// sorted, which costs more than all else when the numbers are new for each filter.
final class ValueSet {
    private static final int LEAST_SLOTS = 64;
    private static final int BITS_OF_A_SLOT = 16;

    /// One bit for each number, at the place of its lowest bits: a look at it turns away fifteen of sixteen
    /// strangers.
    private final long[] sieve;
    /// The numbers plus one, each at the place of its lowest bits or the next free one.
    private final long[] slots;

    ValueSet(long[] values) {
        int size = Math.max(LEAST_SLOTS, Integer.highestOneBit(values.length) * 4);
        this.slots = new long[size];
        this.sieve = new long[size * BITS_OF_A_SLOT / Long.SIZE];
        for (long value : values) add(value);
    }

    private void add(long value) {
        sieve[(int) (value >>> 6) & (sieve.length - 1)] |= 1L << value;
        int slot = (int) value & (slots.length - 1);
        while (slots[slot] != 0 && slots[slot] != value + 1) slot = (slot + 1) & (slots.length - 1);
        slots[slot] = value + 1;
    }

    boolean contains(long value) {
        boolean passes = ((sieve[(int) (value >>> 6) & (sieve.length - 1)] >>> value) & 1) == 1;
        return passes && isInSlot(value);
    }

    private boolean isInSlot(long value) {
        int slot = (int) value & (slots.length - 1);
        while (slots[slot] != 0) {
            if (slots[slot] == value + 1) return true;
            slot = (slot + 1) & (slots.length - 1);
        }
        return false;
    }
}

package dev.touchstone.wallet.key;

/// Which child of an extended key: an index, and whether only the secret key can derive it (BIP32, "hardened").
/// Immutable.
public record ChildNumber(int index, boolean isHardened) implements Comparable<ChildNumber> {
    private static final int HARDENED = 0x8000_0000;

    public ChildNumber {
        if (index < 0)
            throw new IllegalArgumentException("a child's index is below 2^31, not " + Integer.toUnsignedString(index));
    }

    public static ChildNumber normal(int index) {
        return new ChildNumber(index, false);
    }

    public static ChildNumber hardened(int index) {
        return new ChildNumber(index, true);
    }

    /// Reads the 32 bits of a serialized key.
    public static ChildNumber ofBits(int bits) {
        return new ChildNumber(bits & ~HARDENED, bits < 0);
    }

    /// The 32 bits BIP32 hashes and serializes.
    public int bits() {
        return isHardened ? index | HARDENED : index;
    }

    @Override
    public int compareTo(ChildNumber other) {
        return Integer.compareUnsigned(bits(), other.bits());
    }

    @Override
    public String toString() {
        return index + (isHardened ? "h" : "");
    }
}

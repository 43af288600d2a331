package dev.touchstone.spv.testsupport;

import java.util.Arrays;
import java.util.Random;

/// Changes bytes into ones that nobody would send in good faith; the same ones in each run. Confined to one thread.
public final class ByteMutations {
    private static final int MOST_NOISE = 200;
    private static final int MOST_FLIPS = 4;

    private final Random random;

    public ByteMutations(long seed) {
        this.random = new Random(seed);
    }

    /// Noise; or the bytes cut or lengthened, with a piece of themselves written over another, twice in a row, or
    /// with some bits flipped.
    ///
    /// @param original at least one byte
    public byte[] of(byte[] original) {
        return switch (random.nextInt(6)) {
            case 0 -> noise();
            case 1 -> Arrays.copyOf(original, random.nextInt(original.length + 3));
            case 2 -> pasted(original);
            case 3 -> doubled(original);
            default -> flipped(original);
        };
    }

    private byte[] noise() {
        var bytes = new byte[random.nextInt(MOST_NOISE)];
        random.nextBytes(bytes);
        return bytes;
    }

    private byte[] pasted(byte[] original) {
        var bytes = original.clone();
        int from = random.nextInt(bytes.length);
        int to = random.nextInt(bytes.length);
        System.arraycopy(original, from, bytes, to, bytes.length - Math.max(from, to));
        return bytes;
    }

    private static byte[] doubled(byte[] original) {
        var bytes = Arrays.copyOf(original, 2 * original.length);
        System.arraycopy(original, 0, bytes, original.length, original.length);
        return bytes;
    }

    private byte[] flipped(byte[] original) {
        var bytes = original.clone();
        for (int flips = random.nextInt(MOST_FLIPS); flips >= 0; flips--) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }
}

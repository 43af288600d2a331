package dev.touchstone.wallet.key;

import java.security.SecureRandom;

/// Where randomness comes from: the operating system in the program, fixed bytes in a test.
@FunctionalInterface
public interface Dice {
    /// Fills the array.
    void roll(byte[] bytes);

    /// Thread-safe.
    static Dice secure() {
        return new SecureRandom()::nextBytes;
    }

    default byte[] roll(int length) {
        var bytes = new byte[length];
        roll(bytes);
        return bytes;
    }
}

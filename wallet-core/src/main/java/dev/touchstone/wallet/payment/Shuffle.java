package dev.touchstone.wallet.payment;

import dev.touchstone.wallet.key.Dice;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Puts things into an order that tells nothing. Thread-safe.
final class Shuffle {
    private Shuffle() {}

    /// A new list in which every order is equally likely (Fisher and Yates).
    static <T> List<T> of(List<T> things, Dice dice) {
        var shuffled = new ArrayList<>(things);
        for (int i = shuffled.size() - 1; i > 0; i--) Collections.swap(shuffled, i, below(i + 1, dice));
        return shuffled;
    }

    /// A number from 0 to `bound - 1`; draws that would favour small numbers are thrown again.
    private static int below(int bound, Dice dice) {
        while (true) {
            int drawn = ByteBuffer.wrap(dice.roll(4)).getInt() & Integer.MAX_VALUE;
            int rest = drawn % bound;
            if (drawn - rest + (bound - 1) >= 0) return rest;
        }
    }
}

package dev.touchstone.spv.practice.http;

import java.time.Duration;

/// How an answer goes over the wire: at once, as from a good server, or as from a bad one. Immutable.
///
/// @param pause time before the first byte
/// @param piece how many bytes of the body go together
/// @param between time between two pieces
/// @param mostBytes after so many bytes of the body the connection breaks; the length that was promised is the full
///     one
/// @param hangsUp whether there is no answer at all
public record Delivery(Duration pause, int piece, Duration between, long mostBytes, boolean hangsUp) {
    public static final Delivery AT_ONCE =
            new Delivery(Duration.ZERO, Integer.MAX_VALUE, Duration.ZERO, Long.MAX_VALUE, false);

    public Delivery {
        if (piece < 1 || mostBytes < 0) throw new IllegalArgumentException("no piece of " + piece);
    }

    public Delivery after(Duration wait) {
        return new Delivery(wait, piece, between, mostBytes, hangsUp);
    }

    /// Drop by drop.
    public Delivery inPieces(int bytes, Duration every) {
        return new Delivery(pause, bytes, every, mostBytes, hangsUp);
    }

    public Delivery brokenOffAfter(long bytes) {
        return new Delivery(pause, piece, between, bytes, hangsUp);
    }

    public Delivery withoutAnswer() {
        return new Delivery(pause, piece, between, mostBytes, true);
    }
}

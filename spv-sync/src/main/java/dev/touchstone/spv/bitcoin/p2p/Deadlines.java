package dev.touchstone.spv.bitcoin.p2p;

import java.time.Duration;

/// How long a connection waits for what. Immutable.
///
/// @param connect for the connection to stand
/// @param handshake from then until both sides have introduced themselves
/// @param ping between one ping and the next
/// @param life for any byte to arrive; longer than `ping`, so that a living peer has answered one
/// @param write for one message to be taken by the operating system
public record Deadlines(Duration connect, Duration handshake, Duration ping, Duration life, Duration write) {
    public static final Deadlines STANDARD = new Deadlines(
            Duration.ofSeconds(10),
            Duration.ofSeconds(15),
            Duration.ofSeconds(60),
            Duration.ofSeconds(150),
            Duration.ofSeconds(60));

    public Deadlines {
        if (life.compareTo(ping) <= 0) throw new IllegalArgumentException("no ping would be sent before " + life);
    }
}

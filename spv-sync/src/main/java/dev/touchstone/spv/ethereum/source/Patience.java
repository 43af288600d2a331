package dev.touchstone.spv.ethereum.source;

import java.time.Duration;

/// How long a source is waited for. Immutable.
///
/// @param answer from the request to the last byte of its answer, however they drip
/// @param silence between two signs of life on a stream of events; beacon nodes push something every slot
public record Patience(Duration answer, Duration silence) {
    public static final Patience STANDARD = new Patience(Duration.ofSeconds(20), Duration.ofSeconds(90));
}

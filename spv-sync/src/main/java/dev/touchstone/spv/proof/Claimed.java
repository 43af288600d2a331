package dev.touchstone.spv.proof;

import java.time.Instant;

/// Somebody's word: a server, a price feed, a website. Immutable. May be right; nobody here checked it.
public record Claimed<T>(T value, String source, Instant at) implements Finding<T> {}

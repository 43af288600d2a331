package dev.touchstone.spv.ethereum.source;

/// A server that can be asked about an Ethereum network: its answers are claims. Thread-safe.
public interface Source {
    /// How it is shown and scored: scheme, host and port, without a path or query that might hold a secret.
    String name();
}

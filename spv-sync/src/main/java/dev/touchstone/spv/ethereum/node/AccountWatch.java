package dev.touchstone.spv.ethereum.node;

/// Ends a watch. Closing twice is harmless. Thread-safe.
@FunctionalInterface
public interface AccountWatch extends AutoCloseable {
    @Override
    void close();
}

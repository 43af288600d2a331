package dev.touchstone.spv.bitcoin.node;

import dev.touchstone.spv.bitcoin.WatchSet;

/// A running scan, as its watcher holds it. Thread-safe.
public interface ScanHandle extends AutoCloseable {
    /// Adds scripts. They are looked for from the scan's start; until that is done the coverage leaves them out.
    void add(WatchSet scripts);

    /// Ends the scan; the listener hears nothing more.
    @Override
    void close();
}

package dev.touchstone.spv.proof;

import dev.touchstone.spv.bitcoin.BlockHash;
import dev.touchstone.spv.bitcoin.CompactFilter;
import dev.touchstone.spv.bitcoin.WatchSet;

/// A compact filter that was decoded and matched against a watch set. Immutable. Only [Kernel#checkFilter] makes one;
/// it is cheap to hold and costly to make, so it is made on any thread and used on the one that owns the scan.
public final class CheckedFilter {
    private final CompactFilter filter;
    private final WatchSet watched;
    private final boolean matches;

    CheckedFilter(CompactFilter filter, WatchSet watched, boolean matches) {
        this.filter = filter;
        this.watched = watched;
        this.matches = matches;
    }

    public BlockHash block() {
        return filter.block();
    }

    /// Whether the block may hold something for the watch set, so that it has to be read whole.
    public boolean matches() {
        return matches;
    }

    CompactFilter filter() {
        return filter;
    }

    WatchSet watched() {
        return watched;
    }
}

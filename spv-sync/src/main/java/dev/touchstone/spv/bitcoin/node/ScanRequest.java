package dev.touchstone.spv.bitcoin.node;

import dev.touchstone.spv.bitcoin.WatchSet;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.proof.ConfirmedTransaction;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.StoredCoverage;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What a watcher wants looked through. Immutable.
///
/// @param watched all scripts to look for
/// @param resumed of these, the ones that `resume` covers; the others are scanned from the start
/// @param start where the scan begins
/// @param resume a record of an earlier scan
/// @param known gives the transactions found by that scan, proven again with the look-up it is given
public record ScanRequest(
        WatchSet watched,
        WatchSet resumed,
        Start start,
        Optional<StoredCoverage> resume,
        Function<HeaderLookup, Collection<Proven<ConfirmedTransaction>>> known) {

    /// A new scan of these scripts.
    public static ScanRequest fresh(WatchSet watched, Start start) {
        return new ScanRequest(watched, WatchSet.EMPTY, start, Optional.empty(), _ -> List.of());
    }

    /// Where the oldest payment may lie.
    public sealed interface Start {
        record AtHeight(Height height) implements Start {}

        /// The scan begins a day before this time, as block times may be off by hours.
        record AtTime(Instant time) implements Start {}
    }
}

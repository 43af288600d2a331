package dev.touchstone.spv.proof;

import dev.touchstone.spv.bitcoin.FilterHeader;
import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.chain.Height;
import java.util.List;

/// A record that this program once covered a range of blocks, to go on from after a restart. It is no proof by itself:
/// whoever stores it must seal it against change, and the evidence says that it rests on a record. Immutable.
///
/// @param trail the last covered block, then earlier ones at growing distances, so that the newest one still on the
///     best chain can be found after a reorganisation
/// @param filterHeader the filter header at the last covered block
/// @param peersAgreeing how many peers gave that filter header then
public record StoredCoverage(
        Height from, List<ChainPoint> trail, FilterHeader filterHeader, int blocksRead, int peersAgreeing) {
    public StoredCoverage {
        trail = List.copyOf(trail);
        if (trail.isEmpty()) throw new IllegalArgumentException("a coverage of nothing is not stored");
    }

    public ChainPoint to() {
        return trail.getFirst();
    }
}

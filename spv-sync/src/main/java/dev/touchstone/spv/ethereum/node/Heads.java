package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.SignedBeacon;
import java.util.Optional;

/// The blocks that questions are asked about at one moment. Immutable.
///
/// @param otherwise why there is none, where there is none
record Heads(Optional<Anchored> signed, Optional<Anchored> finalized, Pending.Reason otherwise) {

    /// A proven execution block, and the beacon block that names it.
    record Anchored(SignedBeacon beacon, Proven<ExecutionHeader> block) {}

    static Heads none(Pending.Reason why) {
        return new Heads(Optional.empty(), Optional.empty(), why);
    }

    Optional<Anchored> at(HeadKind kind) {
        return switch (kind) {
            case SIGNED -> signed;
            case FINALIZED -> finalized;
        };
    }

    Heads with(HeadKind kind, Anchored head) {
        return switch (kind) {
            case SIGNED -> new Heads(Optional.of(head), finalized, otherwise);
            case FINALIZED -> new Heads(signed, Optional.of(head), otherwise);
        };
    }

    /// The same, as long as nothing else is known.
    Heads otherwise(Pending.Reason why) {
        return new Heads(signed, finalized, why);
    }
}

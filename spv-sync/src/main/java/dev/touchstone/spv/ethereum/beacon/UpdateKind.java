package dev.touchstone.spv.ethereum.beacon;

/// How much of an update a message carries. Immutable.
public enum UpdateKind {
    /// `LightClientUpdate`.
    UPDATE(true, true),
    /// `LightClientFinalityUpdate`.
    FINALITY(false, true),
    /// `LightClientOptimisticUpdate`.
    OPTIMISTIC(false, false);

    private final boolean committee;
    private final boolean finality;

    UpdateKind(boolean committee, boolean finality) {
        this.committee = committee;
        this.finality = finality;
    }

    /// Whether it has places for a next committee.
    boolean hasCommittee() {
        return committee;
    }

    /// Whether it has places for a finalized header.
    boolean hasFinality() {
        return finality;
    }
}

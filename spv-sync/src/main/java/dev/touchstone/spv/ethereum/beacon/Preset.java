package dev.touchstone.spv.ethereum.beacon;

/// The sizes that a network is built with. Immutable.
///
/// Source: consensus-specs `presets/`.
public enum Preset {
    MAINNET(32, 256, 512),
    MINIMAL(8, 8, 32);

    private final int slotsPerEpoch;
    private final int epochsPerPeriod;
    private final int committeeSize;

    Preset(int slotsPerEpoch, int epochsPerPeriod, int committeeSize) {
        this.slotsPerEpoch = slotsPerEpoch;
        this.epochsPerPeriod = epochsPerPeriod;
        this.committeeSize = committeeSize;
    }

    /// `SYNC_COMMITTEE_SIZE`.
    public int committeeSize() {
        return committeeSize;
    }

    /// `SLOTS_PER_EPOCH`.
    public int slotsPerEpoch() {
        return slotsPerEpoch;
    }

    /// The slots of one sync committee's duty, which is also `UPDATE_TIMEOUT`.
    public long slotsPerPeriod() {
        return (long) slotsPerEpoch * epochsPerPeriod;
    }

    /// `SLOTS_PER_HISTORICAL_ROOT`: 8192, 64 in the minimal preset; both are as long as a committee's period.
    public int slotsPerHistoricalRoot() {
        return slotsPerEpoch * epochsPerPeriod;
    }

    public long epochOf(Slot slot) {
        return slot.value() / slotsPerEpoch;
    }

    /// `compute_sync_committee_period_at_slot`.
    public long periodOf(Slot slot) {
        return slot.value() / slotsPerPeriod();
    }
}

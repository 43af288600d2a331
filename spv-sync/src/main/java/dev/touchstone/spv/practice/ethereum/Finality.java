package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.ethereum.beacon.Preset;
import dev.touchstone.spv.ethereum.beacon.Slot;

/// What a beacon state knows of finality. The practice chain has no attestations: an epoch counts as justified when
/// two thirds of the sync committee were there in its slots on average, and is final when the next one is justified
/// too, as it would be with a real chain's votes. Immutable.
///
/// @param epoch the epoch that is going on
/// @param signed how many were there in its slots so far, added up
/// @param justified whether the epoch before was
/// @param finalized the newest final epoch; 0 while only the first block is
record Finality(long epoch, long signed, boolean justified, long finalized) {
    static final Finality NONE = new Finality(0, 0, false, 0);

    /// In the next slot so many are there.
    Finality next(Slot slot, int present, Preset preset) {
        var now = preset.epochOf(slot) > epoch ? nextEpoch(preset) : this;
        return new Finality(now.epoch, now.signed + present, now.justified, now.finalized);
    }

    private Finality nextEpoch(Preset preset) {
        boolean enough = 3 * signed >= 2L * preset.committeeSize() * (preset.slotsPerEpoch() - (epoch == 0 ? 1 : 0));
        return new Finality(epoch + 1, 0, enough, enough && justified ? epoch - 1 : finalized);
    }

    /// The first slot of the newest final epoch.
    Slot finalizedSlot(Preset preset) {
        return Slot.of(finalized * preset.slotsPerEpoch());
    }
}

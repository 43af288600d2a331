package dev.touchstone.spv.ethereum.beacon;

import java.util.Comparator;

/// Which of two updates serves a light client better (`is_better_update`): greater is better. Immutable.
///
/// Source: `altair/light-client/sync-protocol.md`.
public final class UpdateRanking implements Comparator<LightClientUpdate> {
    private final Preset preset;
    private final Comparator<LightClientUpdate> order;

    public UpdateRanking(Preset preset) {
        this.preset = preset;
        this.order = Comparator.comparing(
                        (LightClientUpdate update) -> update.aggregate().isSupermajority())
                .thenComparingInt(UpdateRanking::participantsOfFew)
                .thenComparing(this::hasRelevantCommittee)
                .thenComparing(update -> update.finality().isPresent())
                .thenComparing(this::hasFinalCommittee)
                .thenComparingInt(update -> update.aggregate().participants())
                .thenComparing(update -> update.attested().slot(), Comparator.reverseOrder())
                .thenComparing(LightClientUpdate::signatureSlot, Comparator.reverseOrder());
    }

    @Override
    public int compare(LightClientUpdate one, LightClientUpdate other) {
        return order.compare(one, other);
    }

    /// Below two thirds the number of signers comes first; above, it is one of the last things.
    private static int participantsOfFew(LightClientUpdate update) {
        return update.aggregate().isSupermajority() ? 0 : update.aggregate().participants();
    }

    private boolean hasRelevantCommittee(LightClientUpdate update) {
        return update.next().isPresent()
                && preset.periodOf(update.attested().slot()) == preset.periodOf(update.signatureSlot());
    }

    private boolean hasFinalCommittee(LightClientUpdate update) {
        return update.finality().isPresent()
                && preset.periodOf(update.finalizedSlot())
                        == preset.periodOf(update.attested().slot());
    }
}

package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.proof.Coverage;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import java.util.Optional;

/// How far the chain was looked through, as the wallet has heard. Immutable.
///
/// @param reached the last block that was looked through
/// @param tip the height of the newest block, from which depths are counted
public record Scanned(Finding<Coverage> coverage, Optional<ChainPoint> reached, Height tip) {
    public static final Scanned NOTHING =
            new Scanned(Pending.because(new Pending.Reason.NotChecked()), Optional.empty(), Height.GENESIS);
}

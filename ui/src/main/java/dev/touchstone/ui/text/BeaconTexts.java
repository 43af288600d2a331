package dev.touchstone.ui.text;

import dev.touchstone.spv.proof.Refutation;

/// What was wrong with what a beacon node sent, in words. Pure.
final class BeaconTexts {
    private BeaconTexts() {}

    static String explain(Refutation.OfBeaconChain refutation) {
        return switch (refutation) {
            case Refutation.WrongBeaconBlock _ -> "A different block was sent than the one to start from.";
            case Refutation.UnknownFork _ -> "The network has rules now that this version does not know.";
            case Refutation.NobodySigned _ -> "Nobody signed what was sent.";
            case Refutation.WrongCommitteeSize _ -> "The signing committee is not that of this network.";
            case Refutation.SlotsOutOfOrder _ ->
                "The times of what was sent contradict each other, or lie in the future.";
            case Refutation.PeriodSkipped _ -> "It is signed by a committee that is not known yet.";
            case Refutation.CommitteeNotInState _ -> "The next signing committee is not the real one.";
            case Refutation.CommitteeContradicted _ ->
                "The next signing committee is not the one that was proven before.";
            case Refutation.InvalidCommitteeKeys _ -> "The signing committee has keys that do not exist.";
            case Refutation.FinalityNotInState _ -> "The block said to be final is not.";
            case Refutation.ExecutionNotInBlock _ -> "The Ethereum block does not belong to what was signed.";
            case Refutation.OlderBlockNotInState _ -> "The older block is not in the chain that was signed.";
            case Refutation.BadAggregateSignature _ -> "Those who are said to have signed it did not.";
        };
    }
}

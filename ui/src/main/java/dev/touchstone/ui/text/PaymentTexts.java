package dev.touchstone.ui.text;

import dev.touchstone.icons.TruthMark;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.spv.proof.Settlement;
import dev.touchstone.ui.format.AmountFormat;
import dev.touchstone.wallet.ledger.BroadcastState;
import dev.touchstone.wallet.ledger.Direction;
import dev.touchstone.wallet.ledger.EntryState;
import dev.touchstone.wallet.ledger.LedgerEntry;

/// What a payment is called and how it stands, in the words of lists and pages.
public final class PaymentTexts {
    private PaymentTexts() {}

    public static String name(Direction direction) {
        return switch (direction) {
            case IN -> "Received";
            case OUT -> "Sent";
            case SELF -> "Moved within this wallet";
        };
    }

    /// A few words for a row.
    public static String state(LedgerEntry entry) {
        if (entry.finding() instanceof Refuted<?>) return "Proof failed. Open to see why";
        return switch (entry.state()) {
            case EntryState.InBlock _ -> settled(entry);
            case EntryState.Waiting _ ->
                entry.broadcast().map(PaymentTexts::waiting).orElse("Waiting for a block");
            case EntryState.LeftBestChain _ -> "This block was replaced; waiting again";
            case EntryState.RewardLost _ -> "Its block was replaced; this reward is gone";
            case EntryState.Replaced _ -> "Replaced by another payment";
            case EntryState.DoubleSpent _ -> "Cannot arrive: its coins went elsewhere";
            case EntryState.ParentLost _ -> "Cannot arrive: it builds on a lost payment";
            case EntryState.Abandoned _ -> "Given up";
        };
    }

    private static String settled(LedgerEntry entry) {
        if (!(entry.finding() instanceof Proven<?>)) return "Checking";
        return switch (entry.settlement()) {
            case Settlement.Settled _ -> "Settled";
            case Settlement.Settling(int depth, int target) -> depth + " of " + target;
            case Settlement.Unsettled _ -> "Waiting for a block";
        };
    }

    private static String waiting(BroadcastState state) {
        return switch (state) {
            case BroadcastState.Saved _ -> "Saved, not sent yet";
            case BroadcastState.Offered _,
                    BroadcastState.Relayed _,
                    BroadcastState.InBlock _,
                    BroadcastState.Settled _ -> "Waiting for a block";
            case BroadcastState.Rejected _ -> "Not sent. Your money has not moved.";
            case BroadcastState.Replaced _ -> "Replaced by another payment";
            case BroadcastState.Abandoned _ -> "Given up";
        };
    }

    /// The same as a whole sentence, for the page of the payment.
    public static String sentence(LedgerEntry entry) {
        if (entry.finding() instanceof Refuted<?>) return "It is not shown and not counted. Your money has not moved.";
        return switch (entry.state()) {
            case EntryState.InBlock in ->
                "In block " + AmountFormat.count(in.block().height().value()) + ", " + depth(in.depth()) + " deep.";
            case EntryState.Waiting _ -> "In no block yet. It is not part of your balance.";
            case EntryState.LeftBestChain left ->
                "Block " + AmountFormat.count(left.was().height().value())
                        + ", which held it, was replaced. It waits for a block again.";
            case EntryState.RewardLost lost ->
                "It was the reward of block "
                        + AmountFormat.count(lost.was().height().value())
                        + ", which was replaced. No other block can pay it.";
            case EntryState.Replaced _ -> "Another payment took its place before it was in a block.";
            case EntryState.DoubleSpent spent ->
                "A payment in block "
                        + AmountFormat.count(spent.block().height().value())
                        + " spent the same coins, so this one can no longer arrive.";
            case EntryState.ParentLost _ -> "It spends coins of a payment that can no longer arrive.";
            case EntryState.Abandoned _ -> "You gave it up. Its coins can be spent again.";
        };
    }

    private static String depth(int depth) {
        return depth == 1 ? "1 block" : AmountFormat.count(depth) + " blocks";
    }

    /// The mark of a row: the standing of its proof, and checking while it settles. That the head is old is said once,
    /// by the line over the page.
    public static TruthMark mark(LedgerEntry entry) {
        var standing = Marks.of(entry.finding(), false);
        boolean settling = !(entry.settlement() instanceof Settlement.Settled);
        return standing == TruthMark.PROVEN && settling ? TruthMark.CHECKING : standing;
    }
}

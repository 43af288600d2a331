package dev.touchstone.ui.text;

import dev.touchstone.icons.TruthMark;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.spv.proof.TransactionReceipt;
import dev.touchstone.ui.format.AmountFormat;
import dev.touchstone.wallet.ledger.EthereumPaymentState;

/// How far a payment on Ethereum has come, in the words of lists and pages. Pure.
public final class EthereumPaymentTexts {
    private EthereumPaymentTexts() {}

    /// A few words for a row.
    public static String state(EthereumPaymentState state) {
        return switch (state) {
            case EthereumPaymentState.Saved _ -> "Saved, not sent yet";
            case EthereumPaymentState.Taken _ -> "Waiting for a block";
            case EthereumPaymentState.Rejected _ -> "Not sent. Your money has not moved.";
            case EthereumPaymentState.InBlock(Refuted<TransactionReceipt> _, var _),
                    EthereumPaymentState.Settled(Refuted<TransactionReceipt> _, var _) ->
                "Proof failed. Open to see why";
            case EthereumPaymentState.InBlock(var _, boolean succeeded) ->
                succeeded ? "In a block, not final yet" : "Failed. Only the fee was paid";
            case EthereumPaymentState.Settled(var _, boolean succeeded) ->
                succeeded ? "Settled" : "Failed. Only the fee was paid";
            case EthereumPaymentState.Replaced _ -> "Replaced by your newer payment";
            case EthereumPaymentState.Overtaken _ -> "Cannot arrive: something else took its place";
            case EthereumPaymentState.Abandoned _ -> "Given up";
        };
    }

    /// What went wrong, what that means for the money, and what to do; empty while nothing did.
    public static String trouble(EthereumPaymentState state) {
        return switch (state) {
            case EthereumPaymentState.Saved _, EthereumPaymentState.Taken _ -> "";
            case EthereumPaymentState.Rejected(var reason) ->
                "Not sent. Your money has not moved. Servers refuse it (" + reason
                        + "). Speed it up with a higher fee, or give it up.";
            case EthereumPaymentState.InBlock(Refuted<TransactionReceipt>(var why), var _) -> failedProof(why);
            case EthereumPaymentState.Settled(Refuted<TransactionReceipt>(var why), var _) -> failedProof(why);
            case EthereumPaymentState.InBlock(var _, boolean succeeded) -> succeeded ? "" : failed();
            case EthereumPaymentState.Settled(var _, boolean succeeded) -> succeeded ? "" : failed();
            case EthereumPaymentState.Replaced _ ->
                "Your newer payment took its place. Only one of the two will ever be in a block.";
            case EthereumPaymentState.Overtaken _ ->
                "Something that this wallet did not sign here took its place, so it can no longer arrive. "
                        + "If you use this account nowhere else, move what it has to a new one.";
            case EthereumPaymentState.Abandoned _ ->
                "You gave it up. A server that kept it may still put it into a block.";
        };
    }

    private static String failedProof(dev.touchstone.spv.proof.Refutation why) {
        return "A server gave a wrong answer about this payment. It was not used. " + Texts.explain(why);
    }

    private static String failed() {
        return "It failed: the contract refused. What you meant to give has not moved; only the fee was paid.";
    }

    /// In which block it is, and how that is known.
    public static String block(Finding<TransactionReceipt> proof) {
        return proof instanceof Proven<TransactionReceipt> proven
                ? "In block " + AmountFormat.count(proven.asOf().height().value()) + ", proven here"
                : "In a block";
    }

    /// The mark of a row: the standing of its proof, and checking while it is not final.
    public static TruthMark mark(EthereumPaymentState state) {
        return switch (state) {
            case EthereumPaymentState.Settled(var proof, var _) -> Marks.of(proof, false);
            case EthereumPaymentState.InBlock(Refuted<TransactionReceipt> _, var _) -> TruthMark.FAILED;
            case EthereumPaymentState.Saved _,
                    EthereumPaymentState.Taken _,
                    EthereumPaymentState.Rejected _,
                    EthereumPaymentState.InBlock _,
                    EthereumPaymentState.Replaced _,
                    EthereumPaymentState.Overtaken _,
                    EthereumPaymentState.Abandoned _ -> TruthMark.CHECKING;
        };
    }
}

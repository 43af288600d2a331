package dev.touchstone.ui.text;

import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.spv.proof.Settlement;
import dev.touchstone.ui.format.AmountFormat;

/// What is wrong, what is being waited for and how settled a payment is, in plain words.
public final class Texts {
    private Texts() {}

    /// One sentence that says what was wrong with the evidence that was offered.
    public static String explain(Refutation refutation) {
        return switch (refutation) {
            case Refutation.Unreadable _ -> "What was sent is no proof at all; it cannot be read.";
            case Refutation.BrokenLink(var at) -> "Block " + at(at) + " does not follow the block before it.";
            case Refutation.NonsenseTarget it -> "Block " + at(it.at()) + " names a difficulty that does not exist.";
            case Refutation.TargetAboveLimit(var at) ->
                "Block " + at(at) + " is easier to make than the network allows.";
            case Refutation.WrongDifficulty it ->
                "Block " + at(it.at()) + " has another difficulty than the rules demand.";
            case Refutation.HashAboveTarget(var at) -> "The work for block " + at(at) + " was not done.";
            case Refutation.TimeTooEarly it -> "The time of block " + at(it.at()) + " is too early.";
            case Refutation.TimeTooLate it -> "The time of block " + at(it.at()) + " lies in the future.";
            case Refutation.TimeWarp(var at) -> "The time of block " + at(at) + " was set back to make blocks easier.";
            case Refutation.RetiredVersion it -> "Block " + at(it.at()) + " has a form that is no longer allowed.";
            case Refutation.InsufficientWork _ -> "The chain has less work behind it than the real one.";
            case Refutation.ForeignChain _ -> "The chain starts from another first block: it is a different network.";
            case Refutation.HeaderNotOnBestChain it ->
                "Block " + at(it.at()) + " is not part of the chain with the most work.";
            case Refutation.WrongBlock _ -> "A different block was sent than the one asked for.";
            case Refutation.MerkleRootMismatch(var at) ->
                "The payments sent for block " + at(at) + " are not the ones inside it.";
            case Refutation.DuplicatedLeaf(var at) ->
                "Payments of block " + at(at) + " were doubled to look like another block.";
            case Refutation.MisplacedCoinbase(var at) -> "The reward of block " + at(at) + " is not where it must be.";
            case Refutation.WitnessCommitmentMismatch(var at) ->
                "Signatures in block " + at(at) + " were changed on the way.";
            case Refutation.UnexpectedWitness(var at) ->
                "Signatures were added to block " + at(at) + " that do not belong there.";
            case Refutation.BranchDoesNotReachRoot(var at) ->
                "A branch was sent that does not lead to block " + at(at) + ".";
            case Refutation.InnerNodeIsTransaction(var at) ->
                "A part of block " + at(at) + " was dressed up as a payment.";
            case Refutation.WrongIndex it ->
                "The payment is not at the place in block " + at(it.at()) + " that was named.";
            case Refutation.MalformedFilter it -> "The index of block " + at(it.at()) + " cannot be read.";
            case Refutation.FilterHeaderMismatch(var at) ->
                "The index of block " + at(at) + " is not the one announced for it.";
            case Refutation.FilterOmitsOutput(var at) ->
                "The index of block " + at(at) + " leaves out a payment that is inside.";
            case Refutation.FilterOmitsSpend(var at) ->
                "The index of block " + at(at) + " leaves out a payment from your addresses.";
            case Refutation.FilterNotOfBlock(var at) -> "The index sent for block " + at(at) + " is not the right one.";
            case Refutation.PremiseMissing _ -> "A part of the proof is missing.";
            case Refutation.StatementMismatch _ -> "The statement does not follow from its proof.";
            case Refutation.OfBeaconChain it -> BeaconTexts.explain(it);
            case Refutation.OfState it -> StateTexts.explain(it);
            case Refutation.OfContent it -> ContentTexts.explain(it);
            case Refutation.OfCall it -> StateTexts.explain(it);
        };
    }

    private static String at(dev.touchstone.spv.chain.Height height) {
        return AmountFormat.count(height.value());
    }

    /// Why something is still being checked.
    public static String explain(Pending.Reason reason) {
        return switch (reason) {
            case Pending.Reason.NotChecked _ -> "Not checked yet.";
            case Pending.Reason.HeadersBehind(var reached) ->
                "Blocks are still arriving; checked up to " + at(reached) + ".";
            case Pending.Reason.ChainTooLight _ ->
                "The chain seen so far has too little work behind it. Asking more peers.";
            case Pending.Reason.ScanIncomplete it ->
                "Looked through blocks up to " + at(it.reached()) + " of " + at(it.tip()) + ".";
            case Pending.Reason.WaitingForBlock _ -> "Seen on the network; waiting for a block.";
            case Pending.Reason.LeftBestChain(var was) ->
                "Block " + at(was.height()) + ", which held this, was replaced. Waiting again.";
            case Pending.Reason.Offline _ -> "Offline: nobody to ask.";
            case Pending.Reason.OfEthereum ethereum -> StateTexts.explain(ethereum);
        };
    }

    public static String explain(Settlement settlement) {
        return switch (settlement) {
            case Settlement.Unsettled _ -> "Seen on the network, in no block yet.";
            case Settlement.Settling(int depth, int target) -> "In a block, " + depth + " of " + target + ".";
            case Settlement.Settled _ -> "Settled: six blocks or more lie on it.";
        };
    }

    /// The label that a wallet of a network without real money carries everywhere; empty where the money is real.
    public static String label(Network network) {
        return switch (network) {
            case BITCOIN_MAIN -> "";
            case BITCOIN_TESTNET3 -> "Testnet3, coins without value";
            case BITCOIN_TESTNET4 -> "Testnet4, coins without value";
            case BITCOIN_SIGNET -> "Signet, coins without value";
            case BITCOIN_REGTEST -> "Regtest, coins without value";
            case BITCOIN_PRACTICE -> "Practice money, without value";
        };
    }

    public static String name(Network network) {
        return switch (network) {
            case BITCOIN_MAIN -> "Bitcoin";
            case BITCOIN_TESTNET3 -> "Bitcoin testnet3";
            case BITCOIN_TESTNET4 -> "Bitcoin testnet4";
            case BITCOIN_SIGNET -> "Bitcoin signet";
            case BITCOIN_REGTEST -> "Bitcoin regtest";
            case BITCOIN_PRACTICE -> "Practice Bitcoin";
        };
    }
}

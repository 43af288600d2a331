package dev.touchstone.ui.text;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.proof.Evidence;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.ui.format.AgeFormat;
import dev.touchstone.ui.format.AmountFormat;

/// What was wrong with a proof about Ethereum's state or about what its blocks hold, in words. Pure.
final class StateTexts {
    private StateTexts() {}

    static String explain(Refutation.OfState refutation) {
        return switch (refutation) {
            case Refutation.TrieNodeHashMismatch _ ->
                "The proof belongs to another state of the chain, or it was changed on the way.";
            case Refutation.MissingTrieNode _ -> "The proof breaks off before it answers the question.";
            case Refutation.TrailingTrieNode _ -> "Something was added to the proof that does not belong to it.";
            case Refutation.ShortTrieNodeByHash _, Refutation.LongTrieNodeEmbedded _, Refutation.MalformedTrieNode _ ->
                "A part of the proof has a form that cannot occur.";
            case Refutation.CodeHashMismatch _ -> "The program code that was sent is not that of the contract.";
            case Refutation.HeaderHashMismatch _ -> "A different block was sent than the one asked for.";
            case Refutation.WrongBlockNumber _ -> "The block that was sent lies elsewhere in the chain.";
            case Refutation.NotTheHashRing _ -> "The older block was looked up in the wrong contract.";
            case Refutation.NotAnAddress _ -> "Where the address of a contract should stand there is none.";
            case Refutation.NotTheRollup _ -> "The chain’s block was looked up in the wrong contract.";
            case Refutation.ClaimMismatch _ -> "What was sent is not what was settled for the chain.";
            case Refutation.NotOfRollup _ -> "What was settled holds for other chains, not for this one.";
            case Refutation.SettledStateMismatch _ -> "The chain’s block does not fit the accounts settled with it.";
            case Refutation.MachineNotFinished _ -> "The chain’s contract says that the chain broke down.";
            case Refutation.NotInCheckpoint(var number, var _) ->
                "Block " + AmountFormat.count(number.value()) + " is not in the checkpoint as it was sent.";
            case Refutation.UnknownRollup(var id) -> "This version does not know the chain ‘" + id + "’.";
            case Refutation.ListRootMismatch(var list) ->
                "The " + name(list) + " that were sent are not all of the block’s, or not the block’s at all.";
            case Refutation.NotInBlock(var list, var index) ->
                "The block has no " + one(list) + " number " + index + ".";
            case Refutation.BloomMismatch _ -> "The summary of what a contract reported does not fit the reports.";
            case Refutation.UnknownTransactionType(var _, var type) ->
                "The transaction is of type " + type + ", which this version does not know.";
        };
    }

    static String explain(Refutation.OfCall refutation) {
        return switch (refutation) {
            case Refutation.PremiseOfAnotherBlock _ -> "A part of the proof belongs to another block.";
            case Refutation.OtherQuestion _ -> "The proof answers another question than the one asked.";
            case Refutation.ContractRefused _ -> "The contract refuses to answer this.";
            case Refutation.NoSuchAnswer _ -> "What the contract returned is no answer to this question.";
            case Refutation.OwnedByAnother(var owner) ->
                owner.equals(EthereumAddress.ZERO) ? "Nobody owns it." : "It is owned by " + owner.text() + ".";
        };
    }

    static String explain(Pending.Reason.OfEthereum reason) {
        return switch (reason) {
            case Pending.Reason.CommitteeForced _ ->
                "You went on to a committee that too few had signed for. Give a newer checkpoint to prove amounts again.";
            case Pending.Reason.RulesUnknown _ -> "The block keeps rules that this version does not know.";
            case Pending.Reason.ForeignCheckpoint(var root) ->
                "It rests on a checkpoint that you did not choose: 0x" + root.hex() + ".";
            case Pending.Reason.CheckpointTooOld(var age, var limit) ->
                "Your checkpoint is " + AgeFormat.duration(age) + " old, more than the " + AgeFormat.duration(limit)
                        + " that can be begun from. Give a newer one.";
            case Pending.Reason.HeadTooOld(var age, var _) ->
                "The newest block known is " + AgeFormat.duration(age) + " old. Waiting for a newer one.";
            case Pending.Reason.CheckpointNotFound(var root) ->
                "No server has the block of your checkpoint, 0x" + root.hex() + ". Give another checkpoint.";
            case Pending.Reason.CommitteesBehind(var reached, var target) ->
                "Going from committee to committee: period " + AmountFormat.count(reached) + " of "
                        + AmountFormat.count(target) + ".";
            case Pending.Reason.NotYetSigned(var number) ->
                "Block " + AmountFormat.count(number.value()) + " is newer than the newest that was signed. Waiting.";
            case Pending.Reason.OutOfReach(var number) ->
                "Block " + AmountFormat.count(number.value()) + " lies too far back to be proven here.";
            case Pending.Reason.StateMissing _ ->
                "A part of what the contract’s code reads is not proven yet. Servers are asked for it.";
            case Pending.Reason.CannotBeProvenLocally _ ->
                "The contract’s code needs something that this version cannot compute for sure.";
            case Pending.Reason.NotSettledHere(var chain, var why) ->
                "Nothing of " + chain + " can be proven for this. " + why;
            case Pending.Reason.NotSettledYet(var chain) -> "It is not settled for " + chain + " yet.";
            case Pending.Reason.DoesNotAddUp _ -> "What is known to have moved does not explain the whole change yet.";
            case Pending.Reason.NobodyProves _ -> "No server gave a proof yet. They are asked again.";
        };
    }

    private static String name(Evidence.BlockList list) {
        return one(list) + "s";
    }

    private static String one(Evidence.BlockList list) {
        return switch (list) {
            case TRANSACTIONS -> "transaction";
            case RECEIPTS -> "receipt";
            case WITHDRAWALS -> "withdrawal";
        };
    }
}

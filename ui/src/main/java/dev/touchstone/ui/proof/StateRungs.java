package dev.touchstone.ui.proof;

import dev.touchstone.icons.TruthMark;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.ethereum.rollup.Rollup;
import dev.touchstone.spv.proof.Evidence;
import dev.touchstone.spv.proof.Grounds;
import dev.touchstone.ui.format.AmountFormat;
import dev.touchstone.ui.proof.Ladder.Detail;
import dev.touchstone.ui.proof.Ladder.Rung;
import java.util.ArrayList;
import java.util.List;

/// One sentence and the technical facts for each kind of evidence about Ethereum's state. Pure.
final class StateRungs {
    private StateRungs() {}

    /// The rung of one step; `wording` says what is in an account.
    static Rung rung(Evidence.OfState evidence, Wording wording) {
        return switch (evidence) {
            case Evidence.AccountInState in -> account(in, wording);
            case Evidence.SlotInStorage(var slot, var nodes, var _) ->
                rung(
                        "The number is in the contract’s storage: " + steps(nodes)
                                + " from the storage’s fingerprint to" + " it.",
                        withNodes(nodes, new Detail("Storage key", slot.key().toString())));
            case Evidence.CodeOfAccount(var code, var _) ->
                rung(
                        "The contract’s code has the fingerprint that the account names.",
                        List.of(
                                new Detail(
                                        "Code", AmountFormat.count(code.bytes().length()) + " bytes"),
                                new Detail("Code hash", hash(code.bytes()))));
            case Evidence.InBlockList(var list, var index, var _, var nodes, var _) ->
                rung(
                        "It is inside the block: " + steps(nodes) + " from the block’s fingerprint to it.",
                        withNodes(nodes, new Detail("Index among the " + name(list), String.valueOf(index))));
            case Evidence.WholeBlockList(var list, var items, var _) ->
                rung(
                        "All " + name(list) + " of the block were read: they make the fingerprint in its header.",
                        List.of(new Detail("How many", AmountFormat.count(items.size()))));
            case Evidence.Ancestor(var headers, var _) ->
                rung(
                        "The block is an ancestor of a proven one: each of " + AmountFormat.count(headers.size())
                                + " headers names the one before it.",
                        List.of(new Detail("Block hash", hash(headers.getLast()))));
            case Evidence.ReceiptOfTransaction(var receipt, var transaction) ->
                rung(
                        "The receipt stands where the transaction does, number " + receipt.index()
                                + " in the lists of the same block.",
                        withNodes(receipt.nodes(), new Detail("Transaction", hash(transaction.item()))));
            case Evidence.InBeaconHistory(var block, var _, var _) ->
                rung(
                        "The block is far below a proven one: the beacon chain remembers it.",
                        List.of(
                                new Detail("Block hash", hash(block.header())),
                                new Detail(
                                        "Slot", AmountFormat.count(block.slot().value()))));
            case Evidence.NamedAccount(var account, var nodes, var _) ->
                rung(
                        "The number is the address of another contract: " + steps(nodes)
                                + " to its entry in the table of all accounts.",
                        withNodes(
                                nodes, new Detail("Contract", account.address().text())));
            case Evidence.SettledByGame(var rollup, var _, var header, var _) ->
                settled(
                        "The contract claims this block of " + rollup.title() + ", and the claim was decided to hold.",
                        header,
                        rollup);
            case Evidence.SettledByAssertion(var rollup, var _, var header, var _) ->
                settled(
                        "The number stands for this block of " + rollup.title() + ", which was confirmed.",
                        header,
                        rollup);
            case Evidence.Checkpointed(var rollup, var checkpoint, var block, var _, var branch, var _) ->
                rung(
                        "The number stands for a checkpoint of " + rollup.title() + " that holds this block.",
                        List.of(
                                new Detail("Checkpoint", AmountFormat.count(checkpoint)),
                                new Detail(
                                        "Block",
                                        AmountFormat.count(block.number().value())),
                                new Detail("Steps", AmountFormat.count(branch.size())),
                                new Detail("Its contract", rollup.contract().text())));
            case Evidence.CallInState call -> CallRungs.run(call);
            case Evidence.SimulationInState simulation -> SimulationRungs.run(simulation);
            case Evidence.AnswerOfCall answer -> CallRungs.answer(answer, wording);
            case Evidence.NameByCall name -> CallRungs.name(name);
            case Evidence.OwnedBy owned -> CallRungs.owned(owned);
            case Evidence.DescribedBy described -> PictureRungs.described(described);
            case Evidence.PictureOf picture -> PictureRungs.picture(picture);
            case Evidence.InHashRing(var header, var _) ->
                rung(
                        "A newer block remembers the fingerprint of this one.",
                        List.of(new Detail("Block hash", hash(header))));
        };
    }

    private static Rung settled(String sentence, ByteString header, Rollup rollup) {
        return rung(
                sentence,
                List.of(
                        new Detail("Block hash", hash(header)),
                        new Detail("Its contract", rollup.contract().text())));
    }

    /// The entry of a contract of which more was asked.
    static Rung contract(Evidence.AccountInState in) {
        return rung(
                "The contract’s entry was found in the table of all accounts" + of(in) + ": " + steps(in.nodes())
                        + " to it.",
                withNodes(
                        in.nodes(),
                        new Detail("Contract", in.account().address().text())));
    }

    /// The chain whose table it is, where that is not the network's own.
    private static String of(Evidence.AccountInState in) {
        return Grounds.rollup(in.header())
                .map(rollup -> " of " + rollup.title())
                .orElse("");
    }

    private static Rung account(Evidence.AccountInState in, Wording wording) {
        var account = in.account();
        int steps = in.nodes().size();
        var counted = steps == 1 ? "1 step" : steps + " steps";
        var sentence = account.isEmpty()
                ? "The table of all accounts" + of(in) + " has no entry for this one (" + counted
                        + "): nothing was ever sent to it."
                : "Your account’s entry was found in the table of all accounts" + of(in) + " (" + counted + ").";
        var details = new ArrayList<Detail>();
        details.add(new Detail("Account", account.address().text()));
        details.add(new Detail("Its entry", wording.state(account)));
        details.add(new Detail(
                "Key in the table", "0x" + account.address().trieKey().hex()));
        details.addAll(nodes(in.nodes()));
        var path = new Ladder.Drawing.Path(TriePath.of(account.address().trieKey(), in.nodes()));
        return new Rung(TruthMark.PROVEN, sentence, steps == 0 ? List.of() : List.of(path), details, false);
    }

    static Rung rung(String sentence, List<Detail> details) {
        return new Rung(TruthMark.PROVEN, sentence, List.of(), details, false);
    }

    private static String steps(List<ByteString> nodes) {
        return nodes.size() == 1 ? "1 step leads" : nodes.size() + " steps lead";
    }

    private static List<Detail> withNodes(List<ByteString> nodes, Detail first) {
        var details = new ArrayList<>(List.of(first));
        details.addAll(nodes(nodes));
        return details;
    }

    private static List<Detail> nodes(List<ByteString> nodes) {
        var details = new ArrayList<Detail>();
        for (int i = 0; i < nodes.size(); i++) details.add(new Detail("Node " + (i + 1), hash(nodes.get(i))));
        return details;
    }

    private static String name(Evidence.BlockList list) {
        return switch (list) {
            case TRANSACTIONS -> "transactions";
            case RECEIPTS -> "receipts";
            case WITHDRAWALS -> "withdrawals";
        };
    }

    private static String hash(ByteString bytes) {
        return "0x" + Keccak256.of(bytes).hex();
    }
}

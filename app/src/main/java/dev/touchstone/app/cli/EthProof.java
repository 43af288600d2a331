package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.StorageSlot;
import dev.touchstone.spv.ethereum.node.ChainQuestions;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.proof.Evidence;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Proven;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `touchstone eth proof`: an account, and places of its storage, with the very bytes that prove them (EIP-1186).
@Command(name = "proof", description = "Show the proof of an account, and of places of its storage, byte by byte.")
final class EthProof implements Task {
    private static final int MOST_SLOTS = 256;

    private final Ethereums ethereums;

    @Mixin
    private EthereumQuestion question = new EthereumQuestion();

    @Parameters(index = "0", paramLabel = "ADDRESS", description = "The account.")
    private String address = "";

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "SLOT",
            description = "Places of its storage: numbers, or 0x and hexadecimal digits.")
    private List<String> slots = new ArrayList<>();

    EthProof(Ethereums ethereums) {
        this.ethereums = ethereums;
    }

    @Override
    public Answer run(Console console) throws Failure, IOException, InterruptedException {
        var account = EthereumWords.address(address);
        var keys = keys();
        if (question.writesProof() && keys.size() > 1) {
            throw Failure.usage("A file holds the proof of one thing; name one place of storage, or none, with --out.");
        }
        return question.answer(
                ethereums,
                console,
                Json.Members.none().with("address", account.text()),
                (about, questions, at) -> keys.isEmpty()
                        ? about.of(questions.accounts(List.of(account), at).getFirst(), EthProof::ofAccount)
                        : ofSlots(about, storage(questions, account, keys, at)));
    }

    private List<StorageKey> keys() throws Failure {
        if (slots.size() > MOST_SLOTS) throw Failure.usage("At most " + MOST_SLOTS + " places at once.");
        var keys = new ArrayList<StorageKey>();
        for (var slot : slots) keys.add(EthereumWords.slot(slot));
        return keys;
    }

    private static List<Finding<StorageSlot>> storage(
            ChainQuestions questions, EthereumAddress account, List<StorageKey> keys, HeadKind at) {
        return questions.storage(account, keys, at);
    }

    private static EthereumAnswer.Told ofAccount(Proven<AccountState> account) {
        return told((Evidence.AccountInState) account.evidence(), List.of());
    }

    /// All of them, or the first that is not proven.
    private static Answer ofSlots(EthereumAnswer about, List<Finding<StorageSlot>> findings)
            throws Failure, IOException {
        var proven = new ArrayList<Evidence.SlotInStorage>();
        for (var finding : findings) {
            if (!(finding instanceof Proven<StorageSlot> slot)) return about.of(finding, EthProof::ofSlot);
            proven.add((Evidence.SlotInStorage) slot.evidence());
        }
        return about.of(findings.getFirst(), _ -> told(accountUnder(proven.getFirst()), proven));
    }

    private static EthereumAnswer.Told ofSlot(Proven<StorageSlot> slot) {
        var evidence = (Evidence.SlotInStorage) slot.evidence();
        return told(accountUnder(evidence), List.of(evidence));
    }

    private static Evidence.AccountInState accountUnder(Evidence.SlotInStorage slot) {
        return (Evidence.AccountInState) slot.account();
    }

    private static EthereumAnswer.Told told(Evidence.AccountInState account, List<Evidence.SlotInStorage> slots) {
        var header = account.header() instanceof Evidence.SignedBlock block ? EthereumWords.hex(block.header()) : "";
        var json = EthereumMembers.account(account.account())
                .with("header", header)
                .with("accountProof", EthereumMembers.nodes(account.nodes()))
                .with(
                        "storage",
                        Json.Items.of(slots.stream().map(EthProof::json).toList()));
        var page = EthAccount.page(account.account())
                .row("Proof", nodes(account.nodes().size()));
        for (var slot : slots) {
            page = page.row(
                            "Place " + slot.slot().key(),
                            EthereumWords.hex(slot.slot().word()))
                    .row("  proof", nodes(slot.nodes().size()));
        }
        return new EthereumAnswer.Told(json, withNodes(page, account, slots));
    }

    private static Json.Members json(Evidence.SlotInStorage slot) {
        return EthereumMembers.slot(slot.slot()).with("proof", EthereumMembers.nodes(slot.nodes()));
    }

    private static String nodes(int count) {
        return count == 1 ? "1 node from the root on" : count + " nodes from the root on";
    }

    private static Page withNodes(Page page, Evidence.AccountInState account, List<Evidence.SlotInStorage> slots) {
        var whole = page.gap();
        for (var node : account.nodes()) whole = whole.line(EthereumWords.hex(node));
        for (var slot : slots) {
            whole = whole.gap();
            for (var node : slot.nodes()) whole = whole.line(EthereumWords.hex(node));
        }
        return whole;
    }
}

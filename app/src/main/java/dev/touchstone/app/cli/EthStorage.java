package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.spv.ethereum.StorageSlot;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `touchstone eth storage`: one word of a contract's storage.
@Command(name = "storage", description = "Prove what a contract keeps in one place of its storage.")
final class EthStorage implements Task {
    private final Ethereums ethereums;

    @Mixin
    private EthereumQuestion question = new EthereumQuestion();

    @Parameters(index = "0", paramLabel = "ADDRESS", description = "The account.")
    private String address = "";

    @Parameters(index = "1", paramLabel = "SLOT", description = "The place: a number, or 0x and hexadecimal digits.")
    private String slot = "";

    EthStorage(Ethereums ethereums) {
        this.ethereums = ethereums;
    }

    @Override
    public Answer run(Console console) throws Failure, IOException, InterruptedException {
        var wanted = EthereumWords.address(address);
        var key = EthereumWords.slot(slot);
        return question.ask(
                ethereums,
                console,
                Json.Members.none().with("address", wanted.text()).with("key", key.toString()),
                (questions, at) -> questions.storage(wanted, List.of(key), at).getFirst(),
                EthStorage::told);
    }

    private static EthereumAnswer.Told told(StorageSlot slot) {
        var value = EthereumWords.hex(slot.word());
        var json = Json.Members.none()
                .with("value", value)
                .with("number", slot.value().toString());
        var page = Page.empty()
                .row("Account", slot.account().text())
                .row("Place", slot.key().toString())
                .row("Value", value);
        return new EthereumAnswer.Told(json, page);
    }
}

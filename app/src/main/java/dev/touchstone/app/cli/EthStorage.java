package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.StorageSlot;
import dev.touchstone.spv.ethereum.rollup.Layer;
import dev.touchstone.spv.ethereum.source.StateQuestion;
import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `touchstone eth storage`: one word of a contract's storage.
@Command(name = "storage", description = "Prove what a contract keeps in one place of its storage.")
final class EthStorage implements Task {
    private final Ethereums ethereums;

    @Mixin
    private EthereumQuestion question = new EthereumQuestion();

    @Mixin
    private LayerOptions layer = new LayerOptions();

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
        if (layer.isNamed()) return beside(console, wanted, key);
        return question.ask(
                ethereums,
                console,
                Json.Members.none().with("address", wanted.text()).with("key", key.toString()),
                (questions, at) -> questions.storage(wanted, List.of(key), at).getFirst(),
                EthStorage::told);
    }

    private Answer beside(Console console, EthereumAddress wanted, StorageKey key)
            throws Failure, IOException, InterruptedException {
        var subject = Json.Members.none().with("address", wanted.text()).with("key", key.toString());
        return question.beside(
                ethereums,
                console,
                layer,
                Layer::settlesState,
                subject,
                (about, node, at) -> about.of(new LayerAnswer.Both<>(
                        node.storage(wanted, List.of(key), at).getFirst(),
                        EthStorage::told,
                        Optional.of(node.newest(List.of(new StateQuestion(wanted, List.of(key))))),
                        said -> told(wanted, key, said.words().getFirst()))));
    }

    private static EthereumAnswer.Told told(StorageSlot slot) {
        return told(slot.account(), slot.key(), slot.word());
    }

    private static EthereumAnswer.Told told(EthereumAddress account, StorageKey key, Hash256 word) {
        var value = EthereumWords.hex(word);
        var json =
                Json.Members.none().with("value", value).with("number", new BigInteger(1, word.toBytes()).toString());
        var page = Page.empty()
                .row("Account", account.text())
                .row("Place", key.toString())
                .row("Value", value);
        return new EthereumAnswer.Told(json, page);
    }
}

package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.spv.ethereum.ContractCode;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Keccak256;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `touchstone eth code`: the code of a contract.
@Command(name = "code", description = "Prove the code of a contract.")
final class EthCode implements Task {
    private final Ethereums ethereums;

    @Mixin
    private EthereumQuestion question = new EthereumQuestion();

    @Parameters(paramLabel = "ADDRESS", description = "The account.")
    private String address = "";

    EthCode(Ethereums ethereums) {
        this.ethereums = ethereums;
    }

    @Override
    public Answer run(Console console) throws Failure, IOException, InterruptedException {
        var wanted = EthereumWords.address(address);
        return question.ask(
                ethereums,
                console,
                Json.Members.none().with("address", wanted.text()),
                (questions, at) -> questions.code(wanted, at),
                EthCode::told);
    }

    private static EthereumAnswer.Told told(ContractCode code) {
        var hash = EthereumWords.hex(Keccak256.of(code.bytes()));
        var delegate = code.delegate().map(EthereumAddress::text);
        var json = Json.Members.none()
                .with("size", code.bytes().length())
                .with("codeHash", hash)
                .withText("delegate", delegate)
                .with("code", EthereumWords.hex(code.bytes()));
        var page = Page.empty()
                .row("Account", code.account().text())
                .row(
                        "Code",
                        code.bytes().isEmpty()
                                ? "none"
                                : Words.count(code.bytes().length()) + " bytes")
                .row("Code hash", hash);
        if (delegate.isPresent()) page = page.row("Runs the code of", delegate.get());
        if (!code.bytes().isEmpty()) page = page.gap().line(EthereumWords.hex(code.bytes()));
        return new EthereumAnswer.Told(json, page);
    }
}

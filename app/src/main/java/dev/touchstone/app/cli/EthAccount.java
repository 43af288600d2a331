package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.spv.ethereum.AccountState;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `touchstone eth account`: all that the state says of an account.
@Command(name = "account", description = "Prove all that the state says of an account.")
final class EthAccount implements Task {
    private final Ethereums ethereums;

    @Mixin
    private EthereumQuestion question = new EthereumQuestion();

    @Parameters(paramLabel = "ADDRESS", description = "The account.")
    private String address = "";

    EthAccount(Ethereums ethereums) {
        this.ethereums = ethereums;
    }

    @Override
    public Answer run(Console console) throws Failure, IOException, InterruptedException {
        var wanted = EthereumWords.address(address);
        return question.ask(
                ethereums,
                console,
                Json.Members.none().with("address", wanted.text()),
                (questions, at) -> questions.accounts(List.of(wanted), at).getFirst(),
                account -> new EthereumAnswer.Told(EthereumMembers.account(account), page(account)));
    }

    static Page page(AccountState account) {
        return Page.empty()
                .row("Account", account.address().text())
                .row("Balance", EthereumWords.ether(account.balance()) + " ETH")
                .row("Has sent", Long.toUnsignedString(account.nonce()) + " transactions")
                .row("Kind", account.hasCode() ? "has code" : "an ordinary account")
                .row("Code hash", EthereumWords.hex(account.codeHash()))
                .row("Storage root", EthereumWords.hex(account.storageRoot()));
    }
}

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

/// `touchstone eth balance`: how much ether an account has.
@Command(name = "balance", description = "Prove how much ether an account has.")
final class EthBalance implements Task {
    private final Ethereums ethereums;

    @Mixin
    private EthereumQuestion question = new EthereumQuestion();

    @Parameters(paramLabel = "ADDRESS", description = "The account.")
    private String address = "";

    EthBalance(Ethereums ethereums) {
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
                EthBalance::told);
    }

    private static EthereumAnswer.Told told(AccountState account) {
        var page = Page.empty()
                .row("Account", account.address().text())
                .row("Balance", EthereumWords.ether(account.balance()) + " ETH");
        return new EthereumAnswer.Told(EthereumMembers.balance(account), page);
    }
}

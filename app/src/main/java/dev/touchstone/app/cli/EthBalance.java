package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.rollup.Layer;
import dev.touchstone.spv.ethereum.source.StateQuestion;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `touchstone eth balance`: how much ether an account has.
@Command(name = "balance", description = "Prove how much ether an account has.")
final class EthBalance implements Task {
    private final Ethereums ethereums;

    @Mixin
    private EthereumQuestion question = new EthereumQuestion();

    @Mixin
    private LayerOptions layer = new LayerOptions();

    @Parameters(paramLabel = "ADDRESS", description = "The account.")
    private String address = "";

    EthBalance(Ethereums ethereums) {
        this.ethereums = ethereums;
    }

    @Override
    public Answer run(Console console) throws Failure, IOException, InterruptedException {
        var wanted = EthereumWords.address(address);
        if (layer.isNamed()) return beside(console, wanted);
        return question.ask(
                ethereums,
                console,
                Json.Members.none().with("address", wanted.text()),
                (questions, at) -> questions.accounts(List.of(wanted), at).getFirst(),
                EthBalance::told);
    }

    private Answer beside(Console console, EthereumAddress wanted) throws Failure, IOException, InterruptedException {
        var subject = Json.Members.none().with("address", wanted.text());
        return question.beside(
                ethereums,
                console,
                layer,
                Layer::settlesState,
                subject,
                (about, node, at) -> about.of(new LayerAnswer.Both<>(
                        node.accounts(List.of(wanted), at).getFirst(),
                        account -> told(account.address(), account.balance(), node.layer()),
                        Optional.of(node.newest(List.of(StateQuestion.ofAccount(wanted)))),
                        said -> told(said.address(), said.balance(), node.layer()))));
    }

    private static EthereumAnswer.Told told(EthereumAddress address, Wei balance, Layer layer) {
        var page = Page.empty()
                .row("Account", address.text())
                .row("Balance", EthereumWords.ether(balance) + " " + layer.coin());
        return new EthereumAnswer.Told(EthereumMembers.balance(balance), page);
    }

    private static EthereumAnswer.Told told(AccountState account) {
        var page = Page.empty()
                .row("Account", account.address().text())
                .row("Balance", EthereumWords.ether(account.balance()) + " ETH");
        return new EthereumAnswer.Told(EthereumMembers.balance(account), page);
    }
}

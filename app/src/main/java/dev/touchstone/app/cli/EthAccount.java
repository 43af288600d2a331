package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.rollup.Layer;
import dev.touchstone.spv.ethereum.source.NewestState;
import dev.touchstone.spv.ethereum.source.StateQuestion;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `touchstone eth account`: all that the state says of an account.
@Command(name = "account", description = "Prove all that the state says of an account.")
final class EthAccount implements Task {
    private final Ethereums ethereums;

    @Mixin
    private EthereumQuestion question = new EthereumQuestion();

    @Mixin
    private LayerOptions layer = new LayerOptions();

    @Parameters(paramLabel = "ADDRESS", description = "The account.")
    private String address = "";

    EthAccount(Ethereums ethereums) {
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
                account -> new EthereumAnswer.Told(EthereumMembers.account(account), page(account)));
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
                        account -> new EthereumAnswer.Told(
                                EthereumMembers.account(account),
                                page(account, node.layer().coin())),
                        Optional.of(node.newest(List.of(StateQuestion.ofAccount(wanted)))),
                        said -> told(said, node.layer().coin()))));
    }

    private static EthereumAnswer.Told told(NewestState.Said said, String coin) {
        var page = Page.empty()
                .row("Account", said.address().text())
                .row("Balance", EthereumWords.ether(said.balance()) + " " + coin)
                .row("Has sent", Long.toUnsignedString(said.nonce()) + " transactions");
        var json = EthereumMembers.balance(said.balance()).with("nonce", new Json.Unsigned(said.nonce()));
        return new EthereumAnswer.Told(json, page);
    }

    static Page page(AccountState account) {
        return page(account, "ETH");
    }

    private static Page page(AccountState account, String coin) {
        return Page.empty()
                .row("Account", account.address().text())
                .row("Balance", EthereumWords.ether(account.balance()) + " " + coin)
                .row("Has sent", Long.toUnsignedString(account.nonce()) + " transactions")
                .row("Kind", account.hasCode() ? "has code" : "an ordinary account")
                .row("Code hash", EthereumWords.hex(account.codeHash()))
                .row("Storage root", EthereumWords.hex(account.storageRoot()));
    }
}

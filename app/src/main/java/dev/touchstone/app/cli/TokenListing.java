package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.portfolio.Portfolio;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `touchstone token list`: what accounts have of all tokens that lists name; below it, the lists themselves.
@Command(name = "list", description = "Prove what accounts have of every listed token, or keep the lists.")
final class TokenListing implements Task {
    private final Ethereums ethereums;
    private final ListsInUse lists;

    @Mixin
    private EthereumQuestion question = new EthereumQuestion();

    @Parameters(arity = "0..*", paramLabel = "HOLDER", description = "The account, or several.")
    private List<String> holders = List.of();

    private TokenListing(Ethereums ethereums, ListsInUse lists) {
        this.ethereums = ethereums;
        this.lists = lists;
    }

    static CommandLine of(Ethereums ethereums, ListsInUse lists) {
        return new CommandLine(new TokenListing(ethereums, lists))
                .addSubcommand(new TokenListAdd(lists))
                .addSubcommand(new TokenListRemove(lists))
                .addSubcommand(new TokenListShow(lists));
    }

    @Override
    public Answer run(Console console) throws Failure, IOException, InterruptedException {
        var accounts = TokenHolders.of(holders);
        if (accounts.isEmpty()) throw Failure.usage("Name an account, or add, remove or show a list.");
        var known = lists.lists();
        return question.answer(
                ethereums,
                console,
                Json.Members.none()
                        .with(
                                "holders",
                                Json.Items.ofTexts(accounts.stream()
                                        .map(EthereumAddress::text)
                                        .toList()))
                        .with("lists", TokenMembers.lists(known)),
                (about, questions, at) -> {
                    long chainId = about.network().get().chain().chainId();
                    var found = Portfolio.ofListed(known, chainId, accounts, questions, at);
                    return about.all(found.findings(), PortfolioMembers.told(found, known, chainId));
                });
    }
}

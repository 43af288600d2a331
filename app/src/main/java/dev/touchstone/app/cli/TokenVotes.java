package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.portfolio.TokenAnswers;
import dev.touchstone.spv.ethereum.token.Erc20;
import dev.touchstone.spv.ethereum.token.Erc5805;
import dev.touchstone.spv.proof.Finding;
import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `touchstone token votes`: how many votes an account has, and to whom it gave its own (ERC-5805).
@Command(name = "votes", description = "Prove how many votes an account has, and to whom it gave its own.")
final class TokenVotes implements Task {
    private final Ethereums ethereums;

    @Mixin
    private EthereumQuestion question = new EthereumQuestion();

    @Parameters(index = "0", paramLabel = "TOKEN", description = "The token's contract.")
    private String token = "";

    @Parameters(index = "1", paramLabel = "HOLDER", description = "The account.")
    private String holder = "";

    TokenVotes(Ethereums ethereums) {
        this.ethereums = ethereums;
    }

    @Override
    public Answer run(Console console) throws Failure, IOException, InterruptedException {
        var contract = EthereumWords.address(token);
        var votes = new Erc5805.GetVotes(contract, EthereumWords.address(holder));
        var delegates = new Erc5805.Delegates(contract, votes.account());
        var decimals = new Erc20.Decimals(contract);
        return question.answer(
                ethereums,
                console,
                Json.Members.none()
                        .with("token", contract.text())
                        .with("holder", votes.account().text()),
                (about, questions, at) -> {
                    var answers = TokenAnswers.ask(questions, List.of(votes, delegates, decimals), at);
                    return about.of(
                            answers.of(votes),
                            found -> told(votes, found.value(), answers.of(delegates), answers.of(decimals)));
                });
    }

    private static EthereumAnswer.Told told(
            Erc5805.GetVotes asked, BigInteger votes, Finding<EthereumAddress> delegate, Finding<Integer> decimals) {
        var amount = TokenMembers.amount(votes, decimals);
        var given = TokenMembers.proven(delegate).filter(it -> !it.equals(EthereumAddress.ZERO));
        var json = Json.Members.none()
                .with("votes", votes.toString())
                .withText("amount", amount)
                .with(
                        "delegate",
                        Json.Members.none()
                                .with("standing", Words.standing(delegate))
                                .withText("to", given.map(EthereumAddress::text)));
        var page = Page.empty()
                .row("Token", asked.contract().text())
                .row("Holder", asked.account().text())
                .row("Votes", amount.orElseGet(votes::toString))
                .row("Gave its own to", given(delegate, given));
        return new EthereumAnswer.Told(json, page);
    }

    private static String given(Finding<EthereumAddress> delegate, Optional<EthereumAddress> given) {
        if (!delegate.isProven()) return Words.standing(delegate);
        return given.map(EthereumAddress::text).orElse("nobody: they do not count");
    }
}

package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.spv.ethereum.node.ChainQuestions;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.ethereum.token.Erc20;
import dev.touchstone.spv.ethereum.token.TokenQuestion;
import dev.touchstone.spv.proof.CallResult;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Rules;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `touchstone token balance`: how much of a token an account has.
@Command(name = "balance", description = "Prove how much of a token an account has.")
final class TokenBalance implements Task {
    private final Ethereums ethereums;

    @Mixin
    private EthereumQuestion question = new EthereumQuestion();

    @Parameters(index = "0", paramLabel = "TOKEN", description = "The token's contract.")
    private String token = "";

    @Parameters(index = "1", paramLabel = "HOLDER", description = "The account.")
    private String holder = "";

    TokenBalance(Ethereums ethereums) {
        this.ethereums = ethereums;
    }

    @Override
    public Answer run(Console console) throws Failure, IOException, InterruptedException {
        var asked = new Erc20.BalanceOf(EthereumWords.address(token), EthereumWords.address(holder));
        return question.answer(
                ethereums,
                console,
                Json.Members.none()
                        .with("token", asked.contract().text())
                        .with("holder", asked.holder().text()),
                (about, questions, at) -> {
                    var found = Found.ask(asked, questions, at);
                    return about.of(found.units(), units -> told(asked, units.value(), found));
                });
    }

    /// The balance, and what the token says of itself, all of one block. Only the balance is what was asked.
    private record Found(Finding<BigInteger> units, Finding<Integer> decimals, Finding<String> symbol) {
        static Found ask(Erc20.BalanceOf asked, ChainQuestions questions, HeadKind at) {
            var decimals = new Erc20.Decimals(asked.contract());
            var symbol = new Erc20.Symbol(asked.contract());
            var calls = questions.calls(List.of(asked.input(), decimals.input(), symbol.input()), at);
            return new Found(read(asked, calls.get(0)), read(decimals, calls.get(1)), read(symbol, calls.get(2)));
        }
    }

    /// What the question's call was answered, or why there is no such answer.
    static <T> Finding<T> read(TokenQuestion<T> question, Finding<CallResult> call) {
        return call instanceof Proven<CallResult> proven ? Rules.read(question, proven) : EthereumWords.instead(call);
    }

    private static EthereumAnswer.Told told(Erc20.BalanceOf asked, BigInteger units, Found found) {
        var decimals =
                found.decimals() instanceof Proven<Integer> it ? Optional.of(it.value()) : Optional.<Integer>empty();
        var symbol = found.symbol() instanceof Proven<String> it ? Optional.of(it.value()) : Optional.<String>empty();
        var amount = decimals.map(scale -> new BigDecimal(units, scale).toPlainString());
        var json = Json.Members.none()
                .with("units", units.toString())
                .withText("amount", amount)
                .withText("decimals", decimals.map(Object::toString))
                .withText("symbol", symbol);
        var page = Page.empty()
                .row("Token", asked.contract().text())
                .row("Holder", asked.holder().text())
                .row("Units", units.toString());
        if (amount.isPresent()) page = page.row("Amount", amount.get());
        if (symbol.isPresent()) page = page.row("Calls itself", Words.printable(symbol.get()));
        return new EthereumAnswer.Told(json, page);
    }
}

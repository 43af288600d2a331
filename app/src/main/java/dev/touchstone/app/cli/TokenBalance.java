package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.node.ChainQuestions;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.ethereum.portfolio.TokenAnswers;
import dev.touchstone.spv.ethereum.token.Erc20;
import dev.touchstone.spv.ethereum.token.TokenQuestion;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Rules;
import dev.touchstone.spv.proof.TokenTotal;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `touchstone token balance`: how much of a token an account has, or several have together.
@Command(name = "balance", description = "Prove how much of a token an account has, or several have together.")
final class TokenBalance implements Task {
    private final Ethereums ethereums;

    @Mixin
    private EthereumQuestion question = new EthereumQuestion();

    @Parameters(index = "0", paramLabel = "TOKEN", description = "The token's contract.")
    private String token = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "HOLDER", description = "The account, or several.")
    private List<String> holders = List.of();

    TokenBalance(Ethereums ethereums) {
        this.ethereums = ethereums;
    }

    @Override
    public Answer run(Console console) throws Failure, IOException, InterruptedException {
        var contract = EthereumWords.address(token);
        var accounts = TokenHolders.of(holders);
        boolean isSum = accounts.size() > 1;
        if (isSum && question.writesProof()) {
            throw Failure.usage("A sum has no file of its own; leave --out away, or name one account.");
        }
        var subject = Json.Members.none().with("token", contract.text());
        return question.answer(
                ethereums,
                console,
                isSum ? subject : subject.with("holder", accounts.getFirst().text()),
                (about, questions, at) -> {
                    var found = Found.ask(contract, accounts, questions, at);
                    return isSum
                            ? about.of(
                                    found.total(),
                                    total -> found.told(total.value().units()))
                            : about.of(found.each().getFirst(), units -> found.told(units.value()));
                });
    }

    /// The balances, and what the token says of itself, all of one block. Only the balances are what was asked.
    private record Found(
            EthereumAddress contract,
            List<EthereumAddress> accounts,
            List<Finding<BigInteger>> each,
            Finding<Integer> decimals,
            Finding<String> symbol) {
        static Found ask(
                EthereumAddress contract, List<EthereumAddress> accounts, ChainQuestions questions, HeadKind at) {
            var balances = accounts.stream()
                    .map(account -> new Erc20.BalanceOf(contract, account))
                    .toList();
            var decimals = new Erc20.Decimals(contract);
            var symbol = new Erc20.Symbol(contract);
            var all = new ArrayList<TokenQuestion<?>>(balances);
            all.addAll(List.of(decimals, symbol));
            var answers = TokenAnswers.ask(questions, all, at);
            return new Found(
                    contract,
                    accounts,
                    balances.stream().map(answers::of).toList(),
                    answers.of(decimals),
                    answers.of(symbol));
        }

        /// What they have together, by the kernel's rule; where one amount is not proven, what that one is.
        Finding<TokenTotal> total() {
            var amounts = new ArrayList<Proven<BigInteger>>();
            for (var finding : each) {
                if (!(finding instanceof Proven<BigInteger> proven)) return EthereumWords.instead(finding);
                amounts.add(proven);
            }
            return Rules.sumOfToken(amounts);
        }

        EthereumAnswer.Told told(BigInteger units) {
            var amount = TokenMembers.amount(units, decimals);
            var called = TokenMembers.proven(symbol);
            var json = Json.Members.none()
                    .with("units", units.toString())
                    .withText("amount", amount)
                    .withText("decimals", TokenMembers.proven(decimals).map(Object::toString))
                    .withText("symbol", called);
            if (accounts.size() > 1) json = json.with("holders", holders());
            var page = Page.empty().row("Token", contract.text());
            for (int i = 0; i < accounts.size(); i++) page = page.row("Holder", holder(i));
            page = page.row("Units", units.toString());
            if (amount.isPresent()) page = page.row("Amount", amount.get());
            if (called.isPresent()) page = page.row("Calls itself", Words.printable(called.get()));
            return new EthereumAnswer.Told(json, page);
        }

        private String holder(int i) {
            var part = accounts.size() > 1
                    ? TokenMembers.proven(each.get(i)).map(units -> "  " + units)
                    : Optional.<String>empty();
            return accounts.get(i).text() + part.orElse("");
        }

        private Json holders() {
            var all = new ArrayList<Json>();
            for (int i = 0; i < accounts.size(); i++) {
                all.add(Json.Members.none()
                        .with("holder", accounts.get(i).text())
                        .and(TokenMembers.found("units", each.get(i)))
                        .withText("amount", TokenMembers.amount(each.get(i), decimals)));
            }
            return Json.Items.of(all);
        }
    }
}

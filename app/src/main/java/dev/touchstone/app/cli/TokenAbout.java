package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.node.ChainQuestions;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.ethereum.portfolio.Proxy;
import dev.touchstone.spv.ethereum.portfolio.TokenAnswers;
import dev.touchstone.spv.ethereum.token.Erc20;
import dev.touchstone.spv.ethereum.tokenlist.ListedToken;
import dev.touchstone.spv.ethereum.tokenlist.TokenLists;
import dev.touchstone.spv.proof.Claimed;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Proven;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `touchstone token about`: what a contract says of itself, whose code it runs, and what lists claim of it.
@Command(name = "about", description = "Prove what a token says of itself and whose code it runs; tell its lists.")
final class TokenAbout implements Task {
    private final Ethereums ethereums;
    private final ListsInUse lists;

    @Mixin
    private EthereumQuestion question = new EthereumQuestion();

    @Parameters(paramLabel = "TOKEN", description = "The token's contract.")
    private String token = "";

    TokenAbout(Ethereums ethereums, ListsInUse lists) {
        this.ethereums = ethereums;
        this.lists = lists;
    }

    @Override
    public Answer run(Console console) throws Failure, IOException, InterruptedException {
        var contract = EthereumWords.address(token);
        var known = lists.lists();
        return question.answer(
                ethereums, console, Json.Members.none().with("token", contract.text()), (about, questions, at) -> {
                    long chainId = about.network().get().chain().chainId();
                    var found = Found.ask(contract, questions, at);
                    return about.all(found.all(), found.told(known, chainId));
                });
    }

    /// What is found of a contract.
    private record Found(
            EthereumAddress contract,
            Finding<String> symbol,
            Finding<String> name,
            Finding<Integer> decimals,
            Finding<BigInteger> supply,
            Proxy proxy) {
        static Found ask(EthereumAddress contract, ChainQuestions questions, HeadKind at) {
            var symbol = new Erc20.Symbol(contract);
            var name = new Erc20.Name(contract);
            var decimals = new Erc20.Decimals(contract);
            var supply = new Erc20.TotalSupply(contract);
            var answers = TokenAnswers.ask(questions, List.of(symbol, name, decimals, supply), at);
            return new Found(
                    contract,
                    answers.of(symbol),
                    answers.of(name),
                    answers.of(decimals),
                    answers.of(supply),
                    Proxy.of(contract, questions, at));
        }

        List<Finding<?>> all() {
            var all = new ArrayList<Finding<?>>(List.of(symbol, name, decimals, supply));
            all.addAll(proxy.slots());
            return all;
        }

        EthereumAnswer.Told told(TokenLists lists, long chainId) {
            var listed = lists.recognised(chainId, contract);
            var copied = TokenMembers.proven(symbol).flatMap(it -> lists.copied(chainId, contract, it));
            var json = Json.Members.none()
                    .with("symbol", TokenMembers.found("text", symbol))
                    .with("name", TokenMembers.found("text", name))
                    .with("decimals", TokenMembers.found("number", decimals))
                    .with("supply", TokenMembers.found("units", supply))
                    .with("proxy", proxied())
                    .and(TokenMembers.claims(listed, copied));
            return new EthereumAnswer.Told(json, page(listed, copied));
        }

        /// Where the contract keeps the address of the code that it runs; what no place has is `null`.
        private Json proxied() {
            var unproven = proxy.unproven();
            if (unproven.isPresent()) return Json.Members.none().with("standing", Words.standing(unproven.get()));
            return proxy.implementation()
                    .<Json>map(it -> Json.Members.none()
                            .with("standing", Words.standing(it.proof()))
                            .with("standard", it.slot().standard())
                            .with("implementation", it.address().text()))
                    .orElseGet(Json.Nothing::new);
        }

        private Page page(Optional<Claimed<ListedToken>> listed, Optional<Claimed<ListedToken>> copied) {
            var page = Page.empty()
                    .row("Token", contract.text())
                    .row("Calls itself", words(symbol))
                    .row("In full", words(name))
                    .row("Decimals", words(decimals))
                    .row("Units there are", words(supply))
                    .row("Is", TokenMembers.standing(listed));
            var behaviour = listed.map(it -> TokenMembers.behaviour(it.value())).filter(it -> !it.isEmpty());
            if (behaviour.isPresent()) page = page.row("The list says", behaviour.get());
            var implementation = proxy.implementation();
            if (implementation.isPresent()) {
                var it = implementation.get();
                page = page.row(
                        "Runs the code of",
                        it.address().text() + " (" + it.slot().standard() + "), which can be changed");
            }
            var warning = TokenMembers.warning(copied);
            return warning.isPresent() ? page.gap().line(warning.get()) : page;
        }

        private static String words(Finding<?> finding) {
            return finding instanceof Proven<?> proven
                    ? Words.printable(proven.value().toString())
                    : "not proven: " + Words.because(finding);
        }
    }
}

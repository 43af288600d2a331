package dev.touchstone.ui.token;

import dev.touchstone.icons.TruthMark;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.portfolio.Allowances;
import dev.touchstone.spv.ethereum.portfolio.TokenFacts;
import dev.touchstone.spv.ethereum.tokenlist.KnownSpenders;
import dev.touchstone.spv.proof.Claimed;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.ui.format.AmountFormat;
import dev.touchstone.ui.format.TokenFormat;
import dev.touchstone.ui.text.Marks;
import dev.touchstone.ui.text.Texts;
import dev.touchstone.ui.token.TokenPage.Statement;
import dev.touchstone.wallet.ledger.TokenHolding;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Puts what a token answered beside its balances into sentences. Immutable.
///
/// @param names of the wallet's accounts
/// @param signers those of them that this wallet can sign for
/// @param hidden whether amounts are not to be shown
record FactWords(
        TokenFacts facts,
        TokenHolding token,
        Map<EthereumAddress, String> names,
        Set<EthereumAddress> signers,
        long chainId,
        boolean hidden) {
    FactLines lines() {
        return new FactLines(true, given(), approvals(), facts.hasVotes() ? votes() : List.of(), code());
    }

    private List<Statement> approvals() {
        var asked = AmountFormat.count(facts.allowances().asked()) + " pairs of an account and a well known spender "
                + "were asked about.";
        return List.of(Statement.plain(
                facts.allowances().given().isEmpty()
                        ? "None of them may take anything: " + asked + " Others may have been allowed to."
                        : asked + " Others may have been allowed to take something, too."));
    }

    private List<FactLines.Approval> given() {
        return facts.allowances().given().stream()
                .map(it -> new FactLines.Approval(
                        approval(it),
                        it.question().holder(),
                        it.question().spender(),
                        it.units() instanceof Proven<BigInteger> proven ? proven.value() : BigInteger.ZERO,
                        signers.contains(it.question().holder())))
                .toList();
    }

    private Statement approval(Allowances.Given given) {
        var spender = given.question().spender();
        var who = KnownSpenders.builtIn()
                .named(chainId, spender)
                .map(it -> spender.text() + " (claimed: " + it.name() + ")")
                .orElseGet(spender::text);
        var from = name(given.question().holder());
        return Statement.of(
                Marks.of(given.units(), false),
                switch (given.units()) {
                    case Proven<BigInteger> proven ->
                        "An approval lets " + who + " take "
                                + (given.isUnlimited() ? "all of it, without limit," : inUnits(proven.value()))
                                + " from " + from + " later, without asking.";
                    case Pending<BigInteger> pending ->
                        "What " + who + " may take from " + from + ": " + Texts.explain(pending.reason());
                    case Refuted<BigInteger> refuted ->
                        "What " + who + " may take from " + from + ": " + Texts.explain(refuted.refutation());
                    case Claimed<BigInteger> _ -> throw new IllegalStateException("a node claims nothing");
                });
    }

    private String name(EthereumAddress account) {
        return names.getOrDefault(account, account.text());
    }

    private String amount(BigInteger units) {
        if (hidden) return AmountFormat.DOTS;
        return token.decimals().canBeWritten()
                ? TokenFormat.listed(units, token.decimals().places())
                : units.toString();
    }

    private String inUnits(BigInteger units) {
        return amount(units) + "\u00a0" + (token.decimals().canBeWritten() ? TokenWords.unit(token) : "units");
    }

    private List<Statement> votes() {
        return facts.votes().stream().map(this::votes).toList();
    }

    private Statement votes(TokenFacts.Votes it) {
        var who = name(it.holder());
        if (!(it.votes() instanceof Proven<BigInteger> votes)) {
            return Statement.of(Marks.of(it.votes(), false), "How many votes " + who + " has is not proven yet.");
        }
        var has = "The votes of " + who + " are " + amount(votes.value()) + ".";
        return Statement.of(TruthMark.PROVEN, has + given(it.delegate()));
    }

    private String given(Finding<EthereumAddress> delegate) {
        if (!(delegate instanceof Proven<EthereumAddress> proven)) return "";
        if (proven.value().equals(EthereumAddress.ZERO)) return " It gave its own to nobody: they do not count.";
        return " It gave its own to " + name(proven.value()) + ".";
    }

    private List<Statement> code() {
        if (facts.proxy().unproven().isPresent()) {
            return List.of(Statement.of(TruthMark.CHECKING, "Whose code it runs is not proven yet."));
        }
        return facts.proxy()
                .implementation()
                .map(it -> List.of(Statement.of(
                        TruthMark.PROVEN,
                        "This contract runs the code of " + it.address().text() + " ("
                                + it.slot().standard()
                                + "). Whoever keeps that place can change what the token does.")))
                .orElseGet(List::of);
    }
}

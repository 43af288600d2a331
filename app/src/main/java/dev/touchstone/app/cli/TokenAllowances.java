package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.node.ChainQuestions;
import dev.touchstone.spv.ethereum.node.FoundLogs;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.ethereum.portfolio.Allowances;
import dev.touchstone.spv.ethereum.portfolio.Portfolio;
import dev.touchstone.spv.ethereum.token.TokenLogs;
import dev.touchstone.spv.ethereum.tokenlist.KnownSpenders;
import dev.touchstone.spv.ethereum.tokenlist.TokenLists;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Proven;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `touchstone token allowances`: what others may take from accounts.
@Command(name = "allowances", description = "Prove what others may take from an account.")
final class TokenAllowances implements Task {
    private final Ethereums ethereums;
    private final ListsInUse lists;

    @Mixin
    private EthereumQuestion question = new EthereumQuestion();

    @Mixin
    private RangeOptions range = new RangeOptions();

    @Option(names = "--token", paramLabel = "TOKEN", description = "A token to ask; else all listed that are held.")
    private List<String> tokens = List.of();

    @Option(names = "--collection", paramLabel = "CONTRACT", description = "A collection of NFTs to ask.")
    private List<String> collections = List.of();

    @Option(
            names = "--spender",
            paramLabel = "SPENDER",
            description = "Somebody to ask about, beside those that are well known.")
    private List<String> spenders = List.of();

    @Parameters(arity = "1..*", paramLabel = "HOLDER", description = "The account, or several.")
    private List<String> holders = List.of();

    TokenAllowances(Ethereums ethereums, ListsInUse lists) {
        this.ethereums = ethereums;
        this.lists = lists;
    }

    /// What was asked about.
    private record Asked(
            List<EthereumAddress> holders,
            List<EthereumAddress> tokens,
            List<EthereumAddress> collections,
            List<EthereumAddress> spenders) {}

    @Override
    public Answer run(Console console) throws Failure, IOException, InterruptedException {
        var asked = new Asked(
                TokenHolders.of(holders),
                TokenHolders.of(tokens),
                TokenHolders.of(collections),
                TokenHolders.of(spenders));
        var known = lists.lists();
        var subject = Json.Members.none()
                .with(
                        "holders",
                        Json.Items.ofTexts(asked.holders().stream()
                                .map(EthereumAddress::text)
                                .toList()));
        return question.answer(
                ethereums,
                console,
                subject,
                (about, questions, at) -> answer(asked, known, about, questions, at, console));
    }

    private Answer answer(
            Asked asked, TokenLists known, EthereumAnswer about, ChainQuestions questions, HeadKind at, Console console)
            throws Failure {
        long chainId = about.network().get().chain().chainId();
        var named = KnownSpenders.builtIn();
        var who = new ArrayList<>(asked.spenders());
        named.on(chainId).forEach(spender -> who.add(spender.address()));
        var head = questions.head(at);
        if (!(head instanceof Proven<ExecutionHeader> newest)) {
            return about.all(List.of(head), new EthereumAnswer.Told(Json.Members.none(), Page.empty()));
        }
        var findings = new ArrayList<Finding<?>>(List.of(newest));
        var logs = range.isNamed()
                ? Optional.of(searched(asked, newest, questions, console))
                : Optional.<FoundLogs>empty();
        logs.flatMap(FoundLogs::unfinished).ifPresent(findings::add);
        var contracts = asked.tokens();
        if (contracts.isEmpty()) {
            var held = Portfolio.ofListed(known, chainId, asked.holders(), questions, at);
            contracts = held.held().stream().map(Portfolio.Held::contract).toList();
            findings.addAll(held.findings());
        }
        var wanted = new Allowances.Wanted()
                .tokens(contracts, asked.holders(), who)
                .collections(asked.collections(), asked.holders(), who);
        logs.ifPresent(wanted::logs);
        if (wanted.size() > Allowances.MOST) {
            throw Failure.usage("That is more than " + Words.count(Allowances.MOST) + " pairs; name fewer.");
        }
        var found = Allowances.of(wanted, questions, at);
        findings.addAll(found.findings());
        return about.all(findings, AllowanceMembers.told(found, logs, named, chainId));
    }

    private FoundLogs searched(Asked asked, Proven<ExecutionHeader> newest, ChainQuestions questions, Console console)
            throws Failure {
        var search = range.search(
                asked.holders(), TokenLogs.Kind.ALLOWED, newest.value().number());
        return LogMembers.search(questions, search, console);
    }
}

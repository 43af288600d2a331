package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.app.cli.output.Page.Column;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.node.ChainQuestions;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.ethereum.portfolio.Discovery;
import dev.touchstone.spv.ethereum.token.TokenLogs;
import dev.touchstone.spv.ethereum.tokenlist.TokenLists;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Proven;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `touchstone token discover`: the tokens and collectibles that came to accounts or went, by proven receipts.
@Command(name = "discover", description = "Look through blocks for tokens that came or went, and prove what is there.")
final class TokenDiscover implements Task {
    private static final List<Column> COLUMNS =
            List.of(Column.left("Contract"), Column.right("Number"), Column.left("Kind"), Column.left("Whose"));

    private final Ethereums ethereums;
    private final ListsInUse lists;

    @Mixin
    private EthereumQuestion question = new EthereumQuestion();

    @Mixin
    private RangeOptions range = new RangeOptions();

    @Parameters(arity = "1..*", paramLabel = "HOLDER", description = "The account, or several.")
    private List<String> holders = List.of();

    TokenDiscover(Ethereums ethereums, ListsInUse lists) {
        this.ethereums = ethereums;
        this.lists = lists;
    }

    @Override
    public Answer run(Console console) throws Failure, IOException, InterruptedException {
        var accounts = TokenHolders.of(holders);
        var known = lists.lists();
        var subject = Json.Members.none()
                .with(
                        "holders",
                        Json.Items.ofTexts(
                                accounts.stream().map(EthereumAddress::text).toList()));
        return question.answer(ethereums, console, subject, (about, questions, at) -> {
            var head = questions.head(HeadKind.SIGNED);
            if (!(head instanceof Proven<ExecutionHeader> newest)) {
                return about.all(List.of(head), new EthereumAnswer.Told(Json.Members.none(), Page.empty()));
            }
            var found = found(questions, at, accounts, newest, console);
            var findings = new ArrayList<Finding<?>>(List.of(newest));
            findings.addAll(found.findings());
            return about.all(
                    findings, told(found, known, about.network().get().chain().chainId()));
        });
    }

    private Discovery found(
            ChainQuestions questions,
            HeadKind at,
            List<EthereumAddress> accounts,
            Proven<ExecutionHeader> newest,
            Console console)
            throws Failure {
        var search = range.search(accounts, TokenLogs.Kind.MOVED, newest.value().number());
        return Discovery.of(LogMembers.search(questions, search, console), questions, at);
    }

    private static EthereumAnswer.Told told(Discovery found, TokenLists lists, long chainId) {
        var tokens = PortfolioMembers.told(found.tokens(), lists, chainId);
        var nfts = new ArrayList<Json>();
        found.pieces().forEach(piece -> nfts.add(piece(piece, found)));
        found.stocks().forEach(stock -> nfts.add(stock(stock, found)));
        var json = Json.Members.none()
                .with("searched", LogMembers.searched(found.logs()))
                .and(tokens.json())
                .with("nfts", Json.Items.of(nfts));
        var page = LogMembers.page(found.logs()).gap().and(tokens.page());
        var rows = new ArrayList<List<String>>();
        for (var piece : found.owned()) {
            rows.add(List.of(
                    piece.contract().text(),
                    piece.id().toString(),
                    "ERC-721",
                    TokenMembers.proven(piece.owner())
                            .map(EthereumAddress::text)
                            .orElse("-")));
        }
        for (var stock : found.stocked()) {
            rows.add(List.of(
                    stock.contract().text(),
                    stock.id().toString(),
                    "ERC-1155",
                    stock.holder().text() + " has "
                            + TokenMembers.proven(stock.units())
                                    .map(Object::toString)
                                    .orElse("-")));
        }
        return new EthereumAnswer.Told(json, rows.isEmpty() ? page : page.gap().table(COLUMNS, rows));
    }

    private static OptionalLong seen(EthereumAddress contract, Discovery found) {
        var block = found.lastSeen(contract);
        return block.isPresent() ? OptionalLong.of(block.get().value()) : OptionalLong.empty();
    }

    private static Json.Members piece(Discovery.Piece piece, Discovery found) {
        return Json.Members.none()
                .with("contract", piece.contract().text())
                .with("id", piece.id().toString())
                .with("kind", "ERC-721")
                .withWhole("seen", seen(piece.contract(), found))
                .with("standing", Words.standing(piece.owner()))
                .withText("owner", TokenMembers.proven(piece.owner()).map(EthereumAddress::text));
    }

    private static Json.Members stock(Discovery.Stock stock, Discovery found) {
        return Json.Members.none()
                .with("contract", stock.contract().text())
                .with("id", stock.id().toString())
                .with("kind", "ERC-1155")
                .withWhole("seen", seen(stock.contract(), found))
                .with("holder", stock.holder().text())
                .and(TokenMembers.found("units", stock.units()));
    }
}

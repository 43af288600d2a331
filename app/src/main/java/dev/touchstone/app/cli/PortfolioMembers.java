package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.app.cli.output.Page.Column;
import dev.touchstone.spv.ethereum.portfolio.Portfolio;
import dev.touchstone.spv.ethereum.tokenlist.TokenLists;
import java.util.ArrayList;
import java.util.List;

/// What several tokens come to, for programs and for people. Pure.
final class PortfolioMembers {
    private static final List<Column> COLUMNS = List.of(
            Column.left("Contract"),
            Column.left("Calls itself"),
            Column.right("Amount"),
            Column.left("Standing"),
            Column.left("Is"));

    private PortfolioMembers() {}

    static EthereumAnswer.Told told(Portfolio found, TokenLists lists, long chainId) {
        var json = Json.Members.none()
                .with("asked", found.asked())
                .with(
                        "tokens",
                        Json.Items.of(found.held().stream()
                                .map(token -> token(token, lists, chainId))
                                .toList()))
                .with(
                        "unknown",
                        Json.Items.of(found.unknown().stream()
                                .map(PortfolioMembers::unknown)
                                .toList()));
        return new EthereumAnswer.Told(json, page(found, lists, chainId));
    }

    private static Json.Members token(Portfolio.Held token, TokenLists lists, long chainId) {
        var symbol = TokenMembers.proven(token.symbol());
        return Json.Members.none()
                .with("contract", token.contract().text())
                .withText("symbol", symbol)
                .withText("decimals", TokenMembers.proven(token.decimals()).map(Object::toString))
                .with("standing", Words.standing(token.total()))
                .withText(
                        "units",
                        TokenMembers.proven(token.total())
                                .map(total -> total.units().toString()))
                .withText(
                        "amount",
                        TokenMembers.proven(token.total())
                                .flatMap(total -> TokenMembers.amount(total.units(), token.decimals())))
                .with(
                        "holders",
                        Json.Items.of(token.parts().stream()
                                .map(part -> part(part, token))
                                .toList()))
                .and(TokenMembers.claims(
                        lists.recognised(chainId, token.contract()),
                        symbol.flatMap(it -> lists.copied(chainId, token.contract(), it))));
    }

    private static Json.Members part(Portfolio.Part part, Portfolio.Held token) {
        return Json.Members.none()
                .with("holder", part.holder().text())
                .and(TokenMembers.found("units", part.units()))
                .withText("amount", TokenMembers.amount(part.units(), token.decimals()));
    }

    private static Json.Members unknown(Portfolio.Unknown token) {
        return Json.Members.none()
                .with("contract", token.contract().text())
                .with("standing", Words.standing(token.why()))
                .with("because", EthereumWords.because(token.why()));
    }

    private static Page page(Portfolio found, TokenLists lists, long chainId) {
        if (found.held().isEmpty()) {
            return Page.of("Of " + Words.count(found.asked()) + " tokens there is nothing proven to be there.");
        }
        var rows = new ArrayList<List<String>>();
        var warnings = Page.empty();
        for (var token : found.held()) {
            var symbol = TokenMembers.proven(token.symbol());
            rows.add(List.of(
                    token.contract().text(),
                    symbol.map(Words::printable).orElse("-"),
                    TokenMembers.proven(token.total())
                            .flatMap(total -> TokenMembers.amount(total.units(), token.decimals()))
                            .orElse("-"),
                    Words.standing(token.total()),
                    TokenMembers.standing(lists.recognised(chainId, token.contract()))));
            var warning = TokenMembers.warning(symbol.flatMap(it -> lists.copied(chainId, token.contract(), it)));
            if (warning.isPresent()) warnings = warnings.line(warning.get());
        }
        var page = Page.empty().table(COLUMNS, rows);
        return warnings.lines().isEmpty() ? page : page.gap().and(warnings);
    }
}

package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.app.cli.output.Page.Column;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.node.FoundLogs;
import dev.touchstone.spv.ethereum.portfolio.Allowances;
import dev.touchstone.spv.ethereum.tokenlist.KnownSpenders;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What others may take, for programs and for people. Pure.
final class AllowanceMembers {
    private static final List<Column> COLUMNS = List.of(
            Column.left("Token"),
            Column.left("Holder"),
            Column.left("May be taken by"),
            Column.right("Amount"),
            Column.left("Standing"));

    private AllowanceMembers() {}

    static EthereumAnswer.Told told(Allowances found, Optional<FoundLogs> logs, KnownSpenders named, long chainId) {
        var json = Json.Members.none()
                .with("searched", logs.<Json>map(LogMembers::searched).orElseGet(Json.Nothing::new))
                .with("asked", found.asked())
                .with(
                        "allowances",
                        Json.Items.of(found.given().stream()
                                .map(it -> given(it, named, chainId))
                                .toList()))
                .with(
                        "collections",
                        Json.Items.of(found.wholes().stream()
                                .map(it -> whole(it, named, chainId))
                                .toList()));
        return new EthereumAnswer.Told(json, page(found, logs, named, chainId));
    }

    private static Json.Members given(Allowances.Given it, KnownSpenders named, long chainId) {
        return Json.Members.none()
                .with("token", it.question().contract().text())
                .withText("symbol", TokenMembers.proven(it.symbol()))
                .with("holder", it.question().holder().text())
                .and(spender(it.question().spender(), named, chainId))
                .and(TokenMembers.found("units", it.units()))
                .withText("amount", TokenMembers.amount(it.units(), it.decimals()))
                .with("unlimited", it.isUnlimited());
    }

    private static Json.Members whole(Allowances.Whole it, KnownSpenders named, long chainId) {
        return Json.Members.none()
                .with("contract", it.question().contract().text())
                .with("holder", it.question().owner().text())
                .and(spender(it.question().operator(), named, chainId))
                .with("standing", Words.standing(it.approved()));
    }

    /// Who it is, and what this release's list claims that it is.
    private static Json.Members spender(EthereumAddress spender, KnownSpenders named, long chainId) {
        return Json.Members.none()
                .with("spender", spender.text())
                .withText("claimedName", named.named(chainId, spender).map(KnownSpenders.KnownSpender::name));
    }

    private static Page page(Allowances found, Optional<FoundLogs> logs, KnownSpenders named, long chainId) {
        var page = logs.map(it -> LogMembers.page(it).gap()).orElseGet(Page::empty);
        var rows = new ArrayList<List<String>>();
        for (var it : found.given()) {
            rows.add(List.of(
                    TokenMembers.proven(it.symbol())
                            .map(Words::printable)
                            .orElseGet(() -> it.question().contract().text()),
                    it.question().holder().text(),
                    name(it.question().spender(), named, chainId),
                    amount(it),
                    Words.standing(it.units())));
        }
        for (var it : found.wholes()) {
            rows.add(List.of(
                    it.question().contract().text(),
                    it.question().owner().text(),
                    name(it.question().operator(), named, chainId),
                    it.approved().isProven() ? "all of the collection" : "-",
                    Words.standing(it.approved())));
        }
        var asked = Words.count(found.asked()) + " pairs of a token and a spender were asked about. Others may have "
                + "been allowed to take something, too.";
        return rows.isEmpty()
                ? page.line("Nobody of those asked about may take anything.").line(asked)
                : page.table(COLUMNS, rows).gap().line(asked);
    }

    private static String amount(Allowances.Given it) {
        if (it.isUnlimited()) return "without limit";
        return TokenMembers.amount(it.units(), it.decimals())
                .or(() -> TokenMembers.proven(it.units()).map(units -> units + " units"))
                .orElse("-");
    }

    private static String name(EthereumAddress spender, KnownSpenders named, long chainId) {
        var name = named.named(chainId, spender).map(KnownSpenders.KnownSpender::name);
        return spender.text() + name.map(it -> " (claimed: " + it + ")").orElse("");
    }
}

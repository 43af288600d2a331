package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Page;
import dev.touchstone.app.cli.output.Page.Column;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.simulation.Effect;
import dev.touchstone.spv.ethereum.simulation.Simulated;
import dev.touchstone.ui.text.AssetNames;
import dev.touchstone.ui.text.EffectTexts;
import dev.touchstone.wallet.asset.AssetId;
import dev.touchstone.wallet.payment.ethereum.AssetChange;
import dev.touchstone.wallet.payment.ethereum.TransactionEffects;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;

/// What a transaction would do, for people: each asset before and after, and what to think about. Pure.
final class SimulationPage {
    private static final List<Column> COLUMNS =
            List.of(Column.left("Account"), Column.left("Asset"), Column.right("Before"), Column.right("After"));

    private SimulationPage() {}

    static Page of(Simulated simulated, TransactionEffects effects) {
        var page = gas(simulated);
        if (!effects.changes().isEmpty()) {
            var rows = effects.changes().stream().map(SimulationPage::row).toList();
            page = page.gap().table(COLUMNS, rows);
        }
        var others = simulated.transactions().getFirst().effects().stream()
                .filter(effect -> !(effect instanceof Effect.Ether) && !(effect instanceof Effect.Holding))
                .toList();
        if (!others.isEmpty()) page = page.gap();
        for (var effect : others) page = page.line(said(EffectTexts.explain(effect, AssetNames.NONE)));
        if (!effects.warnings().isEmpty()) page = page.gap();
        for (var warning : effects.warnings()) {
            page = page.line(
                    "Warning (" + warning.code() + "): " + said(EffectTexts.explain(warning, AssetNames.NONE)));
        }
        return page.gap().line("Other transactions may come first: then it can do something else.");
    }

    private static String said(String text) {
        return Words.printable(Words.plain(text));
    }

    /// How it ends, and what it costs.
    static Page gas(Simulated simulated) {
        var tx = simulated.transactions().getFirst();
        var block = simulated.block();
        var page = Page.of(said(EffectTexts.explain(tx.ending())))
                .row(
                        "Block",
                        Words.count(block.number().value()) + ", at "
                                + EthereumWords.time(Instant.ofEpochSecond(block.time())) + " or later")
                .row("Base fee", block.baseFee().toString())
                .row("Gas", Words.count(tx.gasUsed()));
        if (tx.leastGas().isPresent()) {
            page = page.row("Needs", Words.count(tx.leastGas().getAsLong()) + " as its limit of gas");
        }
        return page.row("Fee", EthereumWords.ether(tx.fee()) + " ETH");
    }

    private static List<String> row(AssetChange change) {
        return List.of(
                change.account().text(),
                asset(change.asset()),
                switch (change.amounts()) {
                    case AssetChange.Amounts.Known(var before, var _) -> amount(change.asset(), before);
                    case AssetChange.Amounts.OnlyChange _ -> "not told";
                },
                switch (change.amounts()) {
                    case AssetChange.Amounts.Known(var _, var after) -> amount(change.asset(), after);
                    case AssetChange.Amounts.OnlyChange(var by) -> (by.signum() < 0 ? "" : "+") + by;
                });
    }

    private static String asset(AssetId asset) {
        return switch (asset) {
            case AssetId.Coin _ -> throw new IllegalArgumentException("no asset of an Ethereum network");
            case AssetId.Ether _ -> "ETH";
            case AssetId.Token(var token) -> token.address().text();
            case AssetId.Collectible(var ref) -> ref.contract().text() + " number " + ref.id();
        };
    }

    private static String amount(AssetId asset, BigInteger units) {
        return asset instanceof AssetId.Ether ? EthereumWords.ether(new Wei(units)) : units.toString();
    }
}

package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.app.cli.output.Page.Column;
import dev.touchstone.wallet.asset.OwnWords;
import dev.touchstone.wallet.ledger.CollectibleHolding;
import dev.touchstone.wallet.ledger.CollectibleHolding.Standing;
import dev.touchstone.wallet.ledger.CollectibleHolding.Whose;
import dev.touchstone.wallet.ledger.TokenHoldings;
import dev.touchstone.wallet.ledger.TokenShare;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `touchstone wallet nft list`: the collectibles, and whose each was when that was last proven. Nobody is asked.
@Command(name = "list", description = "List the wallet's NFTs.")
final class WalletNftList implements Task {
    private static final List<Column> COLUMNS =
            List.of(Column.left("Contract"), Column.left("Number"), Column.left("Calls itself"), Column.left("Owner"));

    private final Wallets wallets;

    @Mixin
    private WalletOptions wallet = new WalletOptions();

    WalletNftList(Wallets wallets) {
        this.wallets = wallets;
    }

    @Override
    public Answer run(Console console) throws Failure, IOException {
        try (var opened = wallets.open(wallet, console)) {
            return answer(opened.name(), opened.snapshot().get().tokens());
        }
    }

    private static Answer answer(String wallet, TokenHoldings holdings) {
        var json = Json.Members.none()
                .with("wallet", wallet)
                .with("chain", holdings.chain())
                .with(
                        "nfts",
                        Json.Items.of(holdings.collectibles().stream()
                                .map(WalletNftList::nft)
                                .toList()));
        if (holdings.collectibles().isEmpty()) {
            return Answer.done(json, Page.of("No NFTs yet; 'touchstone wallet nft add' adds one."));
        }
        var rows = holdings.collectibles().stream().map(WalletNftList::row).toList();
        return Answer.done(json, Page.empty().table(COLUMNS, rows));
    }

    private static Json.Members nft(CollectibleHolding nft) {
        return Json.Members.none()
                .with("contract", nft.ref().contract().text())
                .with("id", nft.ref().id().toString())
                .withText("collection", nft.collection().known())
                .with("owner", owner(nft));
    }

    private static List<String> row(CollectibleHolding nft) {
        return List.of(
                nft.ref().contract().text(),
                nft.ref().id().toString(),
                nft.collection().known().map(OwnWords::of).map(OwnWords::shown).orElse("-"),
                owner(nft));
    }

    private static String owner(CollectibleHolding nft) {
        return switch (nft.standing()) {
            case Standing.KindNotKnown _ -> "not proven yet";
            case Standing.Single(var _, var whose) -> whose(whose);
            case Standing.Many(var shares) ->
                shares.stream()
                        .filter(TokenShare::isSomething)
                        .map(share -> share.account().address().text() + " has "
                                + share.units().known().orElseThrow())
                        .collect(Collectors.joining(", "));
        };
    }

    private static String whose(Whose whose) {
        return switch (whose) {
            case Whose.Ours(var account, var _) -> account.address().text();
            case Whose.Another(var owner) -> owner.text();
            case Whose.Nobody _ -> "nobody";
            case Whose.Remembered(var last, var _) ->
                last.answer().text() + " at " + EthereumWords.time(last.blockTime());
            case Whose.NotKnown _ -> "not proven yet";
        };
    }
}

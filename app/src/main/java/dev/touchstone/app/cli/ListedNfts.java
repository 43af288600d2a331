package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page.Column;
import dev.touchstone.wallet.asset.OwnWords;
import dev.touchstone.wallet.ledger.CollectibleHolding;
import dev.touchstone.wallet.ledger.CollectibleHolding.Standing;
import dev.touchstone.wallet.ledger.CollectibleHolding.Whose;
import dev.touchstone.wallet.ledger.TokenAnswer;
import dev.touchstone.wallet.ledger.TokenHoldings;
import dev.touchstone.wallet.ledger.TokenShare;
import java.util.List;
import java.util.stream.Collectors;

/// The collectibles of a wallet, as a list. Immutable.
record ListedNfts() implements WalletHoldingsList.Kind {
    private static final List<Column> COLUMNS = List.of(
            Column.left("Contract"),
            Column.left("Number"),
            Column.left("Calls itself"),
            Column.left("Owner"),
            Column.left("Standing"),
            Column.left("Proven"));

    @Override
    public String member() {
        return "nfts";
    }

    @Override
    public String none() {
        return "No NFTs yet; 'touchstone wallet nft add' adds one.";
    }

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    public List<WalletHoldingsList.Item> items(TokenHoldings holdings) {
        return holdings.collectibles().stream()
                .map(nft -> new WalletHoldingsList.Item(json(nft), rows(nft)))
                .toList();
    }

    private static Json.Members json(CollectibleHolding nft) {
        return Json.Members.none()
                .with("contract", nft.ref().contract().text())
                .with("id", nft.ref().id().toString())
                .withText("collection", nft.collection().known())
                .with("owner", owner(nft))
                .with(
                        "standings",
                        Json.Members.none()
                                .with(
                                        "collection",
                                        Words.standing(nft.collection().finding()))
                                .with("owner", standing(nft)))
                .with(
                        "holders",
                        Json.Items.of(
                                shares(nft).stream().map(ListedNfts::share).toList()));
    }

    private static Json.Members share(TokenShare share) {
        return Json.Members.none()
                .with("account", share.account().address().text())
                .and(WalletHoldingsList.known("units", share.units()));
    }

    /// Of a kind of which there may be many, what each account has.
    private static List<TokenShare> shares(CollectibleHolding nft) {
        return nft.standing() instanceof Standing.Many(var shares) ? shares : List.of();
    }

    /// A row for the owner, or one for each account that has some of it.
    private static List<List<String>> rows(CollectibleHolding nft) {
        return switch (nft.standing()) {
            case Standing.KindNotKnown(var kind) -> List.of(row(nft, owner(nft), kind));
            case Standing.Single(var owner, var _) -> List.of(row(nft, owner(nft), owner));
            case Standing.Many(var shares) ->
                shares.stream()
                        .map(share -> row(nft, has(share), share.units()))
                        .toList();
        };
    }

    private static List<String> row(CollectibleHolding nft, String owner, TokenAnswer<?> known) {
        return List.of(
                nft.ref().contract().text(),
                nft.ref().id().toString(),
                nft.collection().known().map(OwnWords::of).map(OwnWords::shown).orElse("-"),
                owner,
                Words.standing(known.finding()),
                WalletHoldingsList.since(known).orElse("never"));
    }

    /// The standing of what is said of the owner; of several, that of the weakest.
    private static String standing(CollectibleHolding nft) {
        return switch (nft.standing()) {
            case Standing.KindNotKnown(var kind) -> Words.standing(kind.finding());
            case Standing.Single(var owner, var _) -> Words.standing(owner.finding());
            case Standing.Many(var shares) ->
                shares.stream()
                        .map(share -> share.units().finding())
                        .filter(finding -> !finding.isProven())
                        .findFirst()
                        .map(Words::standing)
                        .orElse("Proven");
        };
    }

    private static String owner(CollectibleHolding nft) {
        return switch (nft.standing()) {
            case Standing.KindNotKnown _ -> "not proven yet";
            case Standing.Single(var _, var whose) -> whose(whose);
            case Standing.Many(var shares) ->
                shares.stream()
                        .filter(TokenShare::isSomething)
                        .map(ListedNfts::has)
                        .collect(Collectors.joining(", "));
        };
    }

    private static String has(TokenShare share) {
        return share.account().address().text() + " has "
                + share.units().known().map(Object::toString).orElse("-");
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

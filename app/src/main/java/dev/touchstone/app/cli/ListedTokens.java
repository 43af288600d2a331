package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page.Column;
import dev.touchstone.wallet.asset.TokenDecimals;
import dev.touchstone.wallet.asset.TokenText;
import dev.touchstone.wallet.ledger.TokenHolding;
import dev.touchstone.wallet.ledger.TokenHoldings;
import dev.touchstone.wallet.ledger.TokenShare;
import java.util.List;
import java.util.Optional;

/// The tokens of a wallet, as a list. Immutable.
record ListedTokens() implements WalletHoldingsList.Kind {
    private static final List<Column> COLUMNS = List.of(
            Column.left("Contract"),
            Column.left("Calls itself"),
            Column.left("Account"),
            Column.right("Amount"),
            Column.left("Standing"),
            Column.left("Proven"));

    @Override
    public String member() {
        return "tokens";
    }

    @Override
    public String none() {
        return "No tokens yet; 'touchstone wallet token add' adds one.";
    }

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    public List<WalletHoldingsList.Item> items(TokenHoldings holdings) {
        return holdings.tokens().stream()
                .map(token -> new WalletHoldingsList.Item(
                        json(token),
                        token.shares().stream().map(share -> row(token, share)).toList()))
                .toList();
    }

    private static Json.Members json(TokenHolding token) {
        return Json.Members.none()
                .with("contract", token.contract().address().text())
                .withText("symbol", token.symbol().known())
                .withText("name", token.name().known())
                .withText("decimals", decimals(token))
                .with(
                        "standings",
                        Json.Members.none()
                                .with("symbol", Words.standing(token.symbol().finding()))
                                .with("name", Words.standing(token.name().finding()))
                                .with(
                                        "decimals",
                                        Words.standing(token.decimalsSaid().finding())))
                .with(
                        "accounts",
                        Json.Items.of(token.shares().stream()
                                .map(share -> share(token, share))
                                .toList()));
    }

    private static Optional<String> decimals(TokenHolding token) {
        return token.decimals() instanceof TokenDecimals.Known(int known)
                ? Optional.of(String.valueOf(known))
                : Optional.empty();
    }

    private static Json.Members share(TokenHolding token, TokenShare share) {
        return Json.Members.none()
                .with("account", share.account().address().text())
                .and(WalletHoldingsList.known("units", share.units()))
                .withText("amount", amount(token, share));
    }

    private static Optional<String> amount(TokenHolding token, TokenShare share) {
        return share.units()
                .known()
                .filter(_ -> token.decimals().canBeWritten())
                .map(units -> TokenText.write(units, token.decimals().places()));
    }

    private static List<String> row(TokenHolding token, TokenShare share) {
        return List.of(
                token.contract().address().text(),
                token.callsItself().map(words -> words.shown()).orElse("-"),
                share.account().address().text(),
                amount(token, share).orElse("-"),
                Words.standing(share.units().finding()),
                WalletHoldingsList.since(share.units()).orElse("never"));
    }
}

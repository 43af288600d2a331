package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.app.cli.output.Page.Column;
import dev.touchstone.wallet.asset.TokenDecimals;
import dev.touchstone.wallet.asset.TokenText;
import dev.touchstone.wallet.ledger.TokenAnswer;
import dev.touchstone.wallet.ledger.TokenHolding;
import dev.touchstone.wallet.ledger.TokenHoldings;
import dev.touchstone.wallet.ledger.TokenShare;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `touchstone wallet token list`: the tokens, and what was last proven of each account's part. Nobody is asked.
@Command(name = "list", description = "List the wallet's tokens.")
final class WalletTokenList implements Task {
    private static final List<Column> COLUMNS = List.of(
            Column.left("Contract"),
            Column.left("Calls itself"),
            Column.left("Account"),
            Column.right("Amount"),
            Column.left("Proven"));

    private final Wallets wallets;

    @Mixin
    private WalletOptions wallet = new WalletOptions();

    WalletTokenList(Wallets wallets) {
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
                        "tokens",
                        Json.Items.of(holdings.tokens().stream()
                                .map(WalletTokenList::token)
                                .toList()));
        if (holdings.tokens().isEmpty()) {
            return Answer.done(json, Page.of("No tokens yet; 'touchstone wallet token add' adds one."));
        }
        var rows = new ArrayList<List<String>>();
        for (var token : holdings.tokens()) token.shares().forEach(share -> rows.add(row(token, share)));
        return Answer.done(json, Page.empty().table(COLUMNS, rows));
    }

    private static Json.Members token(TokenHolding token) {
        return Json.Members.none()
                .with("contract", token.contract().address().text())
                .withText("symbol", token.symbol().known())
                .withText("name", token.name().known())
                .withText("decimals", decimals(token))
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
                .with("standing", Words.standing(share.units().finding()))
                .withText("units", share.units().known().map(Object::toString))
                .withText("amount", amount(token, share))
                .withText("since", since(share.units()));
    }

    private static Optional<String> amount(TokenHolding token, TokenShare share) {
        return share.units()
                .known()
                .filter(_ -> token.decimals().canBeWritten())
                .map(units -> TokenText.write(units, token.decimals().places()));
    }

    private static Optional<String> since(TokenAnswer<?> answer) {
        return answer.last().map(last -> EthereumWords.time(last.blockTime()));
    }

    private static List<String> row(TokenHolding token, TokenShare share) {
        return List.of(
                token.contract().address().text(),
                token.callsItself().map(words -> words.shown()).orElse("-"),
                share.account().address().text(),
                amount(token, share).orElse("-"),
                since(share.units()).orElse("never"));
    }
}

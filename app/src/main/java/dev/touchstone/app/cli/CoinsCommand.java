package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.app.cli.output.Page.Column;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.wallet.account.BitcoinAddress;
import dev.touchstone.wallet.ledger.Coin;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `touchstone coins`: every output that the wallet can call its own.
@Command(name = "coins", description = "List the coins (unspent outputs) of the wallet.")
public final class CoinsCommand implements Task {
    private static final List<Column> COLUMNS = List.of(
            Column.right("Amount"),
            Column.right("Height"),
            Column.left("State"),
            Column.left("Address"),
            Column.left("Coin"),
            Column.left("Label"));

    private final Wallets wallets;

    @Mixin
    private WalletOptions wallet = new WalletOptions();

    public CoinsCommand(Wallets wallets) {
        this.wallets = wallets;
    }

    @Override
    public Answer run(Console console) throws Failure, IOException {
        try (var opened = wallets.stored(wallet, console)) {
            var snapshot = opened.snapshot();
            var coins = snapshot.coins();
            var json = Json.Members.none()
                    .with("network", snapshot.network().id())
                    .with("standing", Words.standing(snapshot.holding()))
                    .with(
                            "coins",
                            Json.Items.of(coins.stream()
                                    .map(coin -> json(coin, snapshot.network()))
                                    .toList()));
            if (coins.isEmpty()) return Answer.done(json, Page.of("No coins."));
            var rows = coins.stream().map(coin -> row(coin, snapshot.network())).toList();
            var because = Words.because(snapshot.holding());
            return Answer.done(json, Page.empty().table(COLUMNS, rows).gap().line(because));
        }
    }

    private static Json.Members json(Coin coin, Network network) {
        return Json.Members.none()
                .with("outpoint", coin.outPoint().toString())
                .with("amount", Members.amount(coin.value()))
                .with("address", address(coin, network))
                .withWhole("height", height(coin))
                .with("frozen", coin.frozen())
                .with("leaving", coin.leaving())
                .with("settled", coin.isSettled())
                .with("path", coin.path().text(network))
                .with("label", coin.label());
    }

    private static String address(Coin coin, Network network) {
        return BitcoinAddress.of(network, coin.output().script())
                .map(BitcoinAddress::text)
                .orElse("");
    }

    private static OptionalLong height(Coin coin) {
        return coin.block()
                .map(block -> OptionalLong.of(block.height().value()))
                .orElseGet(OptionalLong::empty);
    }

    private static List<String> row(Coin coin, Network network) {
        var height = height(coin);
        return List.of(
                Words.bitcoin(coin.value()),
                height.isPresent() ? Words.count(height.getAsLong()) : "-",
                state(coin),
                address(coin, network),
                coin.outPoint().toString(),
                Words.printable(coin.label()));
    }

    private static String state(Coin coin) {
        if (coin.leaving()) return "leaving";
        if (coin.frozen()) return "frozen";
        if (!coin.isConfirmed()) return "waiting";
        if (!coin.isMature()) return "immature";
        return coin.isSettled() ? "settled" : "settling";
    }
}

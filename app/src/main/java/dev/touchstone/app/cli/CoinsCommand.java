package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.app.cli.output.Page.Column;
import dev.touchstone.spv.bitcoin.OutPoint;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.wallet.Saving;
import dev.touchstone.wallet.account.BitcoinAddress;
import dev.touchstone.wallet.ledger.Coin;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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

    @Option(
            names = "--freeze",
            paramLabel = "OUTPOINT",
            description = "Set a coin aside: it is not spent until it is taken back.")
    private List<String> toFreeze = List.of();

    @Option(names = "--unfreeze", paramLabel = "OUTPOINT", description = "Take back a coin that was set aside.")
    private List<String> toUnfreeze = List.of();

    public CoinsCommand(Wallets wallets) {
        this.wallets = wallets;
    }

    @Override
    public Answer run(Console console) throws Failure, IOException {
        var freezing = outPoints(toFreeze);
        var unfreezing = outPoints(toUnfreeze);
        if (!Collections.disjoint(freezing, unfreezing)) {
            throw Failure.usage("A coin cannot be set aside and taken back at once.");
        }
        try (var opened = wallets.stored(wallet, console)) {
            for (var coin : freezing) freeze(opened, coin, true);
            for (var coin : unfreezing) freeze(opened, coin, false);
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

    private static Set<OutPoint> outPoints(List<String> texts) throws Failure {
        var outPoints = new LinkedHashSet<OutPoint>();
        for (var text : texts) {
            outPoints.add(OutPoint.fromDisplay(text)
                    .orElseThrow(() -> Failure.usage("'" + text
                            + "' is no coin; write the transaction, a colon and the number of the output.")));
        }
        return outPoints;
    }

    private static void freeze(OpenedWallet opened, OutPoint outPoint, boolean frozen) throws Failure {
        boolean isKnown = opened.snapshot().coins().stream()
                .anyMatch(coin -> coin.outPoint().equals(outPoint));
        if (!isKnown) throw Failure.refused("UnknownCoin", "The wallet has no coin " + outPoint + ".");
        if (opened.wallet().freeze(outPoint, frozen).join() instanceof Saving.NotSaved<OutPoint>(var reason)) {
            throw Failure.environment("NotSaved", "The wallet could not be written (" + reason + ").");
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

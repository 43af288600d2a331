package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.wallet.WalletListing;
import dev.touchstone.wallet.key.Dice;
import dev.touchstone.wallet.ledger.WalletFile;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;

/// `touchstone wallet list`: the wallets in the data directory, as far as they are known without their passwords.
@Command(name = "list", description = "List the wallets in the data directory.")
final class WalletList implements Task {
    private final Wallets wallets;

    WalletList(Wallets wallets) {
        this.wallets = wallets;
    }

    @Override
    public Answer run(Console console) throws Failure, IOException {
        var found = wallets.folder().list();
        var json = Json.Members.none()
                .with(
                        "wallets",
                        Json.Items.of(found.stream().map(WalletList::json).toList()));
        if (found.isEmpty()) return Answer.done(json, Page.of("No wallets yet."));
        var rows = found.stream()
                .map(w -> List.of(w.name().text(), networkOf(w), w.file().toString()))
                .toList();
        var columns = List.of(Page.Column.left("Wallet"), Page.Column.left("Network"), Page.Column.left("File"));
        return Answer.done(json, Page.empty().table(columns, rows));
    }

    private static Json.Members json(WalletListing wallet) {
        return Json.Members.none()
                .with("wallet", wallet.name().text())
                .with("network", networkOf(wallet))
                .with("file", wallet.file().toString());
    }

    private static String networkOf(WalletListing wallet) {
        return new WalletFile(wallet.file(), Dice.secure())
                .network()
                .map(Network::id)
                .orElse("unknown");
    }
}

package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.wallet.OpenWallet;
import dev.touchstone.wallet.Saving;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `touchstone wallet token add`: one more token to be shown. Nobody is asked.
@Command(name = "add", description = "Show what the wallet's accounts have of a token.")
final class WalletTokenAdd implements Task {
    private final Wallets wallets;

    @Mixin
    private WalletOptions wallet = new WalletOptions();

    @Parameters(paramLabel = "CONTRACT", description = "The token's contract.")
    private String contract = "";

    WalletTokenAdd(Wallets wallets) {
        this.wallets = wallets;
    }

    @Override
    public Answer run(Console console) throws Failure, IOException {
        var address = EthereumWords.address(contract);
        try (var opened = wallets.open(wallet, console)) {
            var wanted = contract(opened, address);
            var saved = saved(opened.tokens().add(wanted).join());
            return Answer.done(
                    Json.Members.none()
                            .with("wallet", opened.name())
                            .with("chain", saved.chain())
                            .with("contract", saved.address().text()),
                    Page.of("The wallet shows this token. 'touchstone sync' proves what its accounts have of it.")
                            .gap()
                            .row("Contract", saved.address().text())
                            .row("Chain", saved.chain()));
        }
    }

    /// The address, if nothing speaks against its being that of a contract.
    static EthereumAddress contract(OpenWallet wallet, EthereumAddress address) throws Failure {
        boolean isOwn = wallet.snapshot().get().ethereum().account(address).isPresent();
        if (isOwn) {
            throw Failure.refused(
                    "NotAContract", "The address " + address.text() + " is an account of this wallet, no contract.");
        }
        if (address.equals(EthereumAddress.ZERO)) {
            throw Failure.refused("NotAContract", "No contract has the address " + address.text() + ".");
        }
        return address;
    }

    static <T> T saved(Saving<T> saving) throws Failure {
        return switch (saving) {
            case Saving.Saved<T>(var value) -> value;
            case Saving.NotSaved<T>(var reason) ->
                throw Failure.environment("NotSaved", "This could not be saved (" + reason + "). Nothing has changed.");
        };
    }
}

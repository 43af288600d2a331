package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `touchstone wallet info`: what a wallet is, without asking anybody.
@Command(name = "info", description = "Tell about a wallet.")
final class WalletShow implements Task {
    private final Wallets wallets;

    @Mixin
    private WalletOptions wallet = new WalletOptions();

    WalletShow(Wallets wallets) {
        this.wallets = wallets;
    }

    @Override
    public Answer run(Console console) throws Failure, IOException {
        try (var opened = wallets.open(wallet, console)) {
            return WalletFacts.of(opened).answer("Wallet '" + opened.name() + "'.");
        }
    }
}

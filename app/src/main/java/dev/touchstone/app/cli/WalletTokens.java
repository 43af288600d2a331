package dev.touchstone.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `touchstone wallet token`: the tokens that a wallet shows (ERC-20).
@Command(name = "token", description = "The tokens that the wallet shows.")
final class WalletTokens {
    private WalletTokens() {}

    static CommandLine of(Wallets wallets) {
        return new CommandLine(new WalletTokens())
                .addSubcommand("list", WalletHoldingsList.of(wallets, new ListedTokens()))
                .addSubcommand(new WalletTokenAdd(wallets));
    }
}

package dev.touchstone.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `touchstone wallet account`: a wallet's accounts of Ethereum.
@Command(name = "account", description = "The wallet's accounts of Ethereum.")
final class WalletAccounts {
    private WalletAccounts() {}

    static CommandLine of(Wallets wallets) {
        return new CommandLine(new WalletAccounts())
                .addSubcommand(new WalletAccountList(wallets))
                .addSubcommand(new WalletAccountAdd(wallets))
                .addSubcommand(new WalletAccountImport(wallets))
                .addSubcommand(new WalletAccountWatch(wallets));
    }
}

package dev.touchstone.app.cli;

import dev.touchstone.wallet.key.Dice;
import java.time.InstantSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `touchstone wallet`: makes wallets, brings them back, tells about them, changes their passwords and labels.
@Command(name = "wallet", description = "Make, restore and list wallets, and keep them.")
public final class WalletCommand {
    private WalletCommand() {}

    /// The command with its parts.
    public static CommandLine of(Wallets wallets, Dice dice, InstantSource clock) {
        return new CommandLine(new WalletCommand())
                .addSubcommand(new WalletCreate(wallets, dice, clock))
                .addSubcommand(new WalletRestore(wallets))
                .addSubcommand(new WalletList(wallets))
                .addSubcommand(new WalletShow(wallets))
                .addSubcommand(new WalletPassword(wallets))
                .addSubcommand(WalletAccounts.of(wallets))
                .addSubcommand(WalletTokens.of(wallets))
                .addSubcommand(WalletNfts.of(wallets))
                .addSubcommand(WalletLabels.of(wallets));
    }
}

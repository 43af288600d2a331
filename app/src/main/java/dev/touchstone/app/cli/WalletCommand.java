package dev.touchstone.app.cli;

import dev.touchstone.wallet.key.Dice;
import java.time.InstantSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `touchstone wallet`: makes wallets, brings them back, and tells about them.
@Command(name = "wallet", description = "Make, restore and list wallets.")
public final class WalletCommand {
    private WalletCommand() {}

    /// The command with its parts.
    public static CommandLine of(Wallets wallets, Dice dice, InstantSource clock) {
        return new CommandLine(new WalletCommand())
                .addSubcommand(new WalletCreate(wallets, dice, clock))
                .addSubcommand(new WalletRestore(wallets))
                .addSubcommand(new WalletList(wallets))
                .addSubcommand(new WalletShow(wallets));
    }
}

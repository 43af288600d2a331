package dev.touchstone.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `touchstone wallet nft`: the collectibles that a wallet shows (ERC-721, ERC-1155).
@Command(name = "nft", description = "The NFTs that the wallet shows.")
final class WalletNfts {
    private WalletNfts() {}

    static CommandLine of(Wallets wallets) {
        return new CommandLine(new WalletNfts())
                .addSubcommand("list", WalletHoldingsList.of(wallets, new ListedNfts()))
                .addSubcommand(new WalletNftAdd(wallets));
    }
}

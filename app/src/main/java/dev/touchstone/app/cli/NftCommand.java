package dev.touchstone.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `touchstone nft`: what collections of single tokens say (ERC-721), each answer with its proof.
@Command(name = "nft", description = "Ask a collection's contract on an Ethereum network, and prove the answer.")
public final class NftCommand {
    private NftCommand() {}

    /// The command with its parts.
    public static CommandLine of(Ethereums ethereums, Contents contents) {
        return new CommandLine(new NftCommand())
                .addSubcommand(new NftOwn(ethereums))
                .addSubcommand(new NftShow(ethereums, contents));
    }
}

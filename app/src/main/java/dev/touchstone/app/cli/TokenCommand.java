package dev.touchstone.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `touchstone token`: what contracts of fungible tokens say (ERC-20), each answer with its proof.
@Command(name = "token", description = "Ask a token's contract on an Ethereum network, and prove the answer.")
public final class TokenCommand {
    private TokenCommand() {}

    /// The command with its parts.
    public static CommandLine of(Ethereums ethereums, ListsInUse lists) {
        return new CommandLine(new TokenCommand())
                .addSubcommand(new TokenBalance(ethereums))
                .addSubcommand(new TokenAbout(ethereums, lists))
                .addSubcommand(TokenListing.of(ethereums, lists))
                .addSubcommand(new TokenDiscover(ethereums, lists))
                .addSubcommand(new TokenAllowances(ethereums, lists))
                .addSubcommand(new TokenVotes(ethereums));
    }
}

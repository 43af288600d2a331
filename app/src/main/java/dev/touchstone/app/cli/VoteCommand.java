package dev.touchstone.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `touchstone vote`: how proposals of governor contracts stand, proven; and voting in them.
@Command(name = "vote", description = "Prove how a proposal stands, give votes to somebody, and vote.")
public final class VoteCommand {
    private VoteCommand() {}

    /// The command with its parts.
    public static CommandLine of(Ethereums ethereums, Spenders spenders, ListsInUse lists) {
        return new CommandLine(new VoteCommand())
                .addSubcommand(new VoteShow(ethereums))
                .addSubcommand(new VoteDelegate(spenders, lists))
                .addSubcommand(new VoteCast(spenders, lists));
    }
}

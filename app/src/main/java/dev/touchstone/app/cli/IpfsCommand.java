package dev.touchstone.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `touchstone ipfs`: content that is named by its own hash, checked here.
@Command(name = "ipfs", description = "Check content against its own address.")
public final class IpfsCommand {
    private IpfsCommand() {}

    /// The command with its parts.
    public static CommandLine of(Contents contents) {
        return new CommandLine(new IpfsCommand()).addSubcommand(new IpfsVerify(contents));
    }
}

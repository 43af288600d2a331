package dev.touchstone.app.cli;

import java.time.InstantSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `touchstone headers`: raw block headers of 80 bytes, one after the other, in and out.
@Command(name = "headers", description = "Read, write and check raw block headers (80 bytes each).")
public final class HeadersCommand {
    private HeadersCommand() {}

    /// The command with its three parts.
    public static CommandLine of(GlobalOptions options, Chains chains, InstantSource clock) {
        return new CommandLine(new HeadersCommand())
                .addSubcommand(new HeadersImport(options, chains, clock))
                .addSubcommand(new HeadersExport(options, chains))
                .addSubcommand(new HeadersVerify(options, clock));
    }
}

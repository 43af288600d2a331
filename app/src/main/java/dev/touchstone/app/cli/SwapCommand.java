package dev.touchstone.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `touchstone swap`: exchanges by Uniswap, once they were switched on.
@Command(name = "swap", description = "Exchange ether and tokens by Uniswap. Off until you switch it on.")
public final class SwapCommand {
    private SwapCommand() {}

    /// The command with its parts.
    public static CommandLine of(GlobalOptions options, Ethereums ethereums, Spenders spenders) {
        return new CommandLine(new SwapCommand())
                .addSubcommand(new SwapSwitch.On(options))
                .addSubcommand(new SwapSwitch.Off(options))
                .addSubcommand(new SwapQuote(options, ethereums))
                .addSubcommand(new SwapMake(options, spenders));
    }
}

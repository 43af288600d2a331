package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.spv.practice.PracticeBitcoinNode;
import dev.touchstone.spv.practice.ethereum.PracticeLayer;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `touchstone practice`: networks on this computer, to try things with.
@Command(name = "practice", description = "Networks of your own, with coins and ether that are worth nothing.")
public final class PracticeCommand {
    private PracticeCommand() {}

    /// The command with its parts. `orders` is what is typed while the node runs.
    public static CommandLine of(GlobalOptions options, InstantSource clock, InputStream orders) {
        return new CommandLine(new PracticeCommand()).addSubcommand(new PracticeServe(options, clock, orders));
    }

    /// Carries out one order as a serving node does.
    public static Answer order(PracticeBitcoinNode node, ServedEthereum ether, String line) {
        return new PracticeOrders(node, ether, Optional.empty()).obey(line);
    }

    /// The same where a chain is beside the network.
    public static Answer order(PracticeBitcoinNode node, ServedEthereum ether, PracticeLayer layer, String line) {
        return new PracticeOrders(node, ether, Optional.of(layer)).obey(line);
    }
}

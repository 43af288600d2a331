package dev.touchstone.app.cli;

import dev.touchstone.spv.ethereum.offchain.Gateways;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `touchstone ens`: what names of the Ethereum Name Service stand for, and what accounts are called, each
/// answer with its proof.
@Command(name = "ens", description = "Look up a name of an Ethereum network, or the name of an account, with a proof.")
public final class EnsCommand {
    private EnsCommand() {}

    /// The command with its parts.
    ///
    /// @param gateways who is asked outside the chain, over the client that the network is asked with; only
    ///     where the person says so
    public static CommandLine of(Ethereums ethereums, Function<HttpClient, Gateways> gateways, InstantSource clock) {
        return new CommandLine(new EnsCommand())
                .addSubcommand(new EnsResolve(ethereums, gateways, clock))
                .addSubcommand(new EnsReverse(ethereums, gateways, clock));
    }
}

package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.spv.chain.Hash256;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which Ethereum network, where belief in it begins, and whom to ask about it. Written by picocli, then only read.
final class EthereumOptions {
    @Option(
            names = "--chain",
            paramLabel = "mainnet|sepolia|hoodi|FILE",
            description = "The Ethereum network, or a file that describes another one. Default: mainnet, or the one "
                    + "that goes with the network of the wallet.")
    private @Nullable String chain;

    @Option(
            names = "--checkpoint",
            paramLabel = "ROOT",
            description = "The root of a final beacon block to begin from, which you are sure of. Default: where the "
                    + "data directory left off, or the checkpoint of this release.")
    private @Nullable String checkpoint;

    @Option(names = "--beacon", paramLabel = "URL", description = "A beacon node to ask. May be repeated.")
    private List<String> beacons = new ArrayList<>();

    @Option(names = "--rpc", paramLabel = "URL", description = "An execution node to ask. May be repeated.")
    private List<String> executions = new ArrayList<>();

    @Option(
            names = "--public",
            description = "Where none is named, ask the public servers that this release knows of. They learn your "
                    + "address on the internet and which accounts you ask about.")
    private boolean allowsPublic;

    /// The network that was named, if one was.
    Optional<String> chain() {
        return Optional.ofNullable(chain);
    }

    /// The checkpoint that was given, if one was.
    Optional<Hash256> checkpoint() throws Failure {
        return checkpoint == null ? Optional.empty() : Optional.of(EthereumWords.root(checkpoint));
    }

    List<String> beacons() {
        return List.copyOf(beacons);
    }

    List<String> executions() {
        return List.copyOf(executions);
    }

    /// Whether servers may be asked that nobody named.
    boolean allowsPublic() {
        return allowsPublic;
    }

    /// Whether anybody at all may be asked.
    boolean isOnline() {
        return allowsPublic || !beacons.isEmpty() || !executions.isEmpty();
    }
}

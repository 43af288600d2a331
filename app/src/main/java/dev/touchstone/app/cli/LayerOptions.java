package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.spv.ethereum.rollup.Layer;
import dev.touchstone.spv.ethereum.rollup.Layers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which chain beside the Ethereum network is asked about, and whom to ask there. Written by picocli, then only read.
final class LayerOptions {
    @Option(
            names = "--layer",
            paramLabel = "NAME",
            description = "Ask about a chain beside the network: optimism, arbitrum-one, arbitrum-nova, polygon, base, "
                    + "avalanche. What is settled on the network is proven; what is newer is its server's word.")
    private @Nullable String layer;

    @Option(
            names = "--layer-rpc",
            paramLabel = "URL",
            description = "A server of that chain to ask. May be repeated. It learns your address on the internet and "
                    + "which account you ask about.")
    private List<String> servers = new ArrayList<>();

    boolean isNamed() {
        return layer != null;
    }

    /// The chain that was named.
    Layer among(String network) throws Failure {
        var name = layer == null ? "" : layer;
        var layers = Layers.builtIn();
        return layers.find(network, name)
                .orElseThrow(() -> Failure.usage("Beside '" + network + "' there is no chain '" + name + "'; known are "
                        + layers.beside(network).stream().map(Layer::id).collect(Collectors.joining(", ")) + "."));
    }

    /// The servers that were named; somebody has to be.
    List<String> servers() throws Failure {
        if (servers.isEmpty()) {
            throw Failure.usage("Nobody is asked about this chain without your word. Name a server of it with "
                    + "--layer-rpc URL.");
        }
        return List.copyOf(servers);
    }
}

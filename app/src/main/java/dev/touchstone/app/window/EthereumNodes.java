package dev.touchstone.app.window;

import dev.touchstone.app.folder.OwnerFolders;
import dev.touchstone.spv.ethereum.beacon.EthereumChains;
import dev.touchstone.spv.ethereum.node.BuiltInCheckpoints;
import dev.touchstone.spv.ethereum.node.Checkpoint;
import dev.touchstone.spv.ethereum.node.EthereumNode;
import dev.touchstone.spv.ethereum.node.EthereumPorts;
import dev.touchstone.spv.ethereum.node.EthereumSettings;
import dev.touchstone.spv.ethereum.source.SourceRole;
import dev.touchstone.spv.practice.ethereum.PracticeEthereum;
import dev.touchstone.ui.shell.ServerChoice.OwnNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The Ethereum nodes that run, one for each network, from the first need of it until the program ends. A node asks
/// nobody before the person has decided whom. Confined to the thread that enters and leaves wallets.
final class EthereumNodes {
    private final Parts parts;
    private final Map<String, Running> running = new HashMap<>();

    EthereumNodes(Parts parts) {
        this.parts = parts;
    }

    /// A node, and whom it asks.
    record Running(EthereumNode node, ChosenServers servers, HttpClient http, InstantSource clock) {
        private void close() {
            node.close();
            http.shutdownNow();
        }
    }

    /// The node of this network, started if it does not run yet; empty for a network that this release does not
    /// know.
    Optional<Running> of(String id) throws IOException {
        var known = running.get(id);
        if (known != null) return Optional.of(known);
        var chain = EthereumChains.builtIn().byId(id);
        if (chain.isEmpty()) return Optional.empty();
        var folder = parts.directory().ethereum(id);
        var http = parts.http().get();
        var ports = EthereumPorts.over(http, parts.outside().clock());
        OwnerFolders.make(folder);
        var servers = ChosenServers.kept(chain.get(), folder, ports.sources());
        var settings = new EthereumSettings(
                chain.get(),
                folder,
                Optional.empty(),
                BuiltInCheckpoints.ofThisRelease().of(chain.get()),
                servers.wanted(SourceRole.BEACON),
                servers.wanted(SourceRole.EXECUTION));
        return Optional.of(keep(settings, ports, servers, http));
    }

    /// The node of the practice network, which asks its two servers inside this program.
    Running practice(PracticeEthereum network) throws IOException {
        var id = network.chain().id();
        var known = running.get(id);
        if (known != null) return known;
        var folder = parts.directory().practiceEthereum();
        var http = parts.http().get();
        var ports = EthereumPorts.over(http, network.time());
        OwnerFolders.make(folder);
        var own = List.of(
                new OwnNode(SourceRole.BEACON, network.beaconUrl()),
                new OwnNode(SourceRole.EXECUTION, network.rpcUrl()));
        var servers = ChosenServers.inside(network.chain(), folder, ports.sources(), own);
        var origin = new Checkpoint.Origin.Practice();
        var checkpoint =
                new Checkpoint(network.checkpointRoot(), origin, network.time().instant());
        var settings = new EthereumSettings(
                network.chain(),
                folder,
                Optional.of(checkpoint),
                servers.wanted(SourceRole.BEACON),
                servers.wanted(SourceRole.EXECUTION));
        return keep(settings, ports, servers, http);
    }

    private Running keep(EthereumSettings settings, EthereumPorts ports, ChosenServers servers, HttpClient http)
            throws IOException {
        var started = (EthereumNode.Start.Started) EthereumNode.start(settings, ports);
        var now = new Running(started.node(), servers, http, ports.clock());
        running.put(settings.chain().id(), now);
        return now;
    }

    void closeAll() {
        running.values().forEach(Running::close);
        running.clear();
    }
}

package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.folder.OwnerFolders;
import dev.touchstone.spv.bitcoin.Networks;
import dev.touchstone.spv.bitcoin.node.BitcoinNode;
import dev.touchstone.spv.bitcoin.node.HeaderTree;
import dev.touchstone.spv.bitcoin.node.NodePorts;
import dev.touchstone.spv.bitcoin.node.NodeSettings;
import dev.touchstone.spv.bitcoin.p2p.PeerAddress;
import dev.touchstone.spv.chain.Network;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Opens the chains that commands work on, or says in a sentence why that is not possible. Opening checks every stored
/// header again, and keeps other copies of the program away until it is closed.
public final class Chains {
    private final GlobalOptions options;
    private final NodePorts ports;

    public Chains(GlobalOptions options, NodePorts ports) {
        this.options = options;
        this.ports = ports;
    }

    /// Which peers a node talks to.
    ///
    /// @param named those that a person named
    /// @param discover whether to look for others too
    record Peers(List<PeerAddress> named, boolean discover) {
        /// Nobody: what is on the disk has to do.
        static final Peers NONE = new Peers(List.of(), false);

        Peers {
            named = List.copyOf(named);
        }
    }

    /// The headers as they lie on the disk.
    HeaderTree stored(Network network) throws Failure, IOException {
        return switch (HeaderTree.open(Networks.of(network), folder(network))) {
            case HeaderTree.Opening.Opened(var tree, var _) -> tree;
            case HeaderTree.Opening.InUse() -> throw inUse(network);
            case HeaderTree.Opening.Unusable(var why) -> throw unusable(network, why);
        };
    }

    /// A running node.
    BitcoinNode node(Network network, Peers peers) throws Failure, IOException {
        var settings = new NodeSettings(network, folder(network), peers.named(), peers.discover(), true);
        return switch (BitcoinNode.start(settings, ports)) {
            case BitcoinNode.Start.Started(var node, var _) -> node;
            case BitcoinNode.Start.InUse() -> throw inUse(network);
            case BitcoinNode.Start.Unusable(var why) -> throw unusable(network, why);
        };
    }

    private Path folder(Network network) throws Failure, IOException {
        var folder = options.preparedDirectory().chain(network);
        OwnerFolders.make(folder);
        return folder;
    }

    private Failure inUse(Network network) {
        return Failure.environment(
                "InUse",
                "Another Touchstone is using the chain '" + network.id() + "' in "
                        + options.dataDirectory().root() + ". Close it first, or name another --data-dir.");
    }

    private Failure unusable(Network network, String why) {
        return Failure.environment(
                "ChainUnusable",
                "The files in " + options.dataDirectory().chain(network) + " cannot be used (" + why
                        + "). Delete that folder; only time is lost.");
    }
}

package dev.touchstone.app.window;

import dev.touchstone.app.folder.DataDirectory;
import dev.touchstone.app.folder.OwnerFolders;
import dev.touchstone.spv.bitcoin.node.BitcoinNode;
import dev.touchstone.spv.bitcoin.node.NodePorts;
import dev.touchstone.spv.bitcoin.node.NodeSettings;
import dev.touchstone.spv.bitcoin.p2p.PeerAddress;
import dev.touchstone.spv.chain.Network;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The nodes that run, one for each chain that is followed, from the first need of it until the program ends. Confined
/// to the thread that enters and leaves wallets.
final class Nodes {
    private final DataDirectory directory;
    private final NodePorts outside;
    private final Map<Network, BitcoinNode> running = new EnumMap<>(Network.class);

    Nodes(DataDirectory directory, NodePorts outside) {
        this.directory = directory;
        this.outside = outside;
    }

    /// What came of asking for a node.
    sealed interface Found {
        record Running(BitcoinNode node) implements Found {}

        /// Another copy of the program follows this chain.
        record InUse() implements Found {}

        /// The folder of the chain cannot be used.
        record Unusable(String reason) implements Found {}
    }

    /// The node of this chain, started if it does not run yet.
    ///
    /// @param named the only nodes to talk to; with none others are looked for where the network has any
    Found of(Network network, List<PeerAddress> named) {
        var known = running.get(network);
        if (known != null) return new Found.Running(known);
        try {
            var folder = directory.chain(network);
            OwnerFolders.make(folder);
            var settings = new NodeSettings(network, folder, named, named.isEmpty(), true);
            return switch (BitcoinNode.start(settings, outside)) {
                case BitcoinNode.Start.Started(var node, var _) -> {
                    running.put(network, node);
                    yield new Found.Running(node);
                }
                case BitcoinNode.Start.InUse() -> new Found.InUse();
                case BitcoinNode.Start.Unusable(var why) -> new Found.Unusable(why);
            };
        } catch (IOException e) {
            return new Found.Unusable(String.valueOf(e.getMessage()));
        }
    }

    void closeAll() {
        new ArrayList<>(running.values()).forEach(BitcoinNode::close);
        running.clear();
    }
}

package dev.touchstone.spv.node;

import dev.touchstone.spv.bitcoin.node.BitcoinNode;
import dev.touchstone.spv.bitcoin.node.NodePorts;
import dev.touchstone.spv.bitcoin.node.NodeSettings;
import dev.touchstone.spv.bitcoin.p2p.PeerAddress;
import dev.touchstone.spv.chain.Network;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Starts the ordinary engine on regtest with given peers.
final class TestNode {
    private TestNode() {}

    static BitcoinNode start(Path directory, PeerAddress... peers) throws IOException {
        var settings = new NodeSettings(Network.BITCOIN_REGTEST, directory, List.of(peers), false, true);
        return switch (BitcoinNode.start(settings, NodePorts.system())) {
            case BitcoinNode.Start.Started(var node, var _) -> node;
            case BitcoinNode.Start.InUse _ -> throw new IllegalStateException("in use");
            case BitcoinNode.Start.Unusable(var why) -> throw new IllegalStateException(why);
        };
    }
}

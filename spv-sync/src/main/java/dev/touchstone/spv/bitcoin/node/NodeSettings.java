package dev.touchstone.spv.bitcoin.node;

import dev.touchstone.spv.bitcoin.p2p.PeerAddress;
import dev.touchstone.spv.chain.Network;
import java.nio.file.Path;
import java.util.List;

/// How a node is to run. Immutable.
///
/// @param directory where its chain lives; made if it is not there
/// @param named nodes that the user named; they are always connected to
/// @param discover whether to find other nodes too, by DNS seeds and by asking peers
/// @param relay whether to listen to transactions that are in no block yet
public record NodeSettings(Network network, Path directory, List<PeerAddress> named, boolean discover, boolean relay) {
    public NodeSettings {
        named = List.copyOf(named);
    }
}

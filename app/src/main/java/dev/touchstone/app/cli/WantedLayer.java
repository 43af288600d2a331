package dev.touchstone.app.cli;

import dev.touchstone.spv.ethereum.layer.LayerNode;
import dev.touchstone.spv.ethereum.node.EthereumSettings.Endpoint;
import dev.touchstone.spv.ethereum.node.HttpSources;
import dev.touchstone.spv.ethereum.rollup.Layer;
import dev.touchstone.spv.ethereum.source.Patience;
import dev.touchstone.spv.ethereum.source.SourceBook;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/// A chain beside an Ethereum network that a command asks about, and the servers that were named for it. Immutable.
///
/// @param http makes what servers are asked with, anew each time
record WantedLayer(Layer layer, List<Endpoint> servers, Supplier<HttpClient> http, InstantSource clock) {

    /// The chain's servers by themselves. Closed when the command is done.
    record Alone(LayerNode node, HttpClient http) implements AutoCloseable {
        @Override
        public void close() {
            http.shutdownNow();
        }
    }

    /// Nothing of the chain is proven: its servers are taken at their word.
    Alone alone() {
        var client = http.get();
        return new Alone(LayerNode.unproven(layer, book(client), clock), client);
    }

    /// The chain beside a network that is followed.
    LayerNode beside(FollowedEthereum followed) {
        var node = followed.node();
        return LayerNode.of(layer, node, node, book(followed.http()), clock);
    }

    private SourceBook book(HttpClient client) {
        var book = new SourceBook(clock);
        var sources = new HttpSources(client, clock, Patience.STANDARD);
        for (var server : servers) book.add(sources.layer(server, layer.chainId(), _ -> {}), server.own());
        return book;
    }
}

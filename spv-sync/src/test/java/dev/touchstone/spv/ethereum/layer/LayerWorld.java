package dev.touchstone.spv.ethereum.layer;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.node.Checkpoint;
import dev.touchstone.spv.ethereum.node.EthereumNode;
import dev.touchstone.spv.ethereum.node.EthereumPorts;
import dev.touchstone.spv.ethereum.node.EthereumSettings;
import dev.touchstone.spv.ethereum.node.EthereumSettings.Endpoint;
import dev.touchstone.spv.ethereum.node.HttpSources;
import dev.touchstone.spv.ethereum.rollup.Layers;
import dev.touchstone.spv.ethereum.source.Patience;
import dev.touchstone.spv.ethereum.source.SourceBook;
import dev.touchstone.spv.practice.ethereum.PracticeEthereum;
import dev.touchstone.spv.practice.ethereum.PracticeEthereumAnswers;
import dev.touchstone.spv.practice.ethereum.PracticeEthereumSettings;
import dev.touchstone.spv.practice.ethereum.PracticeLayer;
import dev.touchstone.spv.practice.ethereum.PracticePayResult;
import dev.touchstone.spv.practice.http.HttpAnswer;
import dev.touchstone.spv.practice.http.LocalHttp;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A practice network with a chain beside it, and a node that follows the network, all over real HTTP.
final class LayerWorld implements AutoCloseable {
    static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z"));
    static final EthereumAddress BOB = EthereumAddress.ofWord(Wei.of(0xb0b).word());
    private static final long PATIENCE_SECONDS = 60;

    final PracticeEthereum ethereum;
    final PracticeLayer layer;
    final EthereumNode node;
    final Liar networkServer = new Liar();
    final Liar layerServer = new Liar();
    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    /// The last word of a server, which is the truth until a test says something else.
    static final class Liar implements PracticeEthereumAnswers {
        volatile BiFunction<Call, ObjectNode, ObjectNode> lie = (_, honest) -> honest;

        @Override
        public ObjectNode call(Call call, ObjectNode honest) {
            return lie.apply(call, honest);
        }

        /// Says something else in answer to one method.
        void about(String method, BiFunction<Call, ObjectNode, ObjectNode> other) {
            lie = (call, honest) -> call.method().equals(method) ? other.apply(call, honest) : honest;
        }
    }

    LayerWorld(Path folder) throws IOException {
        ethereum = PracticeEthereum.start(PracticeEthereumSettings.minimal(), CLOCK, networkServer);
        layer = PracticeLayer.start(ethereum, 0, CLOCK, layerServer);
        var checkpoint = new Checkpoint(ethereum.checkpointRoot(), new Checkpoint.Origin.Practice(), CLOCK.instant());
        var settings = new EthereumSettings(
                ethereum.chain(),
                folder,
                Optional.of(checkpoint),
                List.of(new Endpoint(ethereum.beaconUrl(), true)),
                List.of(new Endpoint(ethereum.rpcUrl(), true)));
        var started = EthereumNode.start(settings, EthereumPorts.over(http, ethereum.time()));
        node = ((EthereumNode.Start.Started) started).node();
    }

    /// The chain as it settles in one of the ways, asked of its own server and of these before.
    LayerNode beside(String id, URI... others) {
        var known = Layers.builtIn().find(ethereum.chain().id(), id).orElseThrow();
        var book = new SourceBook(CLOCK);
        var sources = new HttpSources(http, CLOCK, Patience.STANDARD);
        for (var other : others) {
            book.add(sources.layer(new Endpoint(other, true), known.chainId(), _ -> {}), true);
        }
        book.add(sources.layer(new Endpoint(layer.rpcUrl(), true), known.chainId(), _ -> {}), true);
        return LayerNode.of(known, node, node, book, CLOCK);
    }

    /// A server that hands on what the chain's own one says, changed like this.
    LocalHttp relay(UnaryOperator<String> change) throws IOException {
        return LocalHttp.listen(0, "liar", request -> {
            var asked = HttpRequest.newBuilder(layer.rpcUrl())
                    .POST(BodyPublishers.ofByteArray(request.body().toArray()))
                    .build();
            var answer = http.send(asked, BodyHandlers.ofString()).body();
            return HttpAnswer.json(200, JsonMapper.builder().build().readTree(change.apply(answer)));
        });
    }

    Hash256 pay(Wei amount) {
        return ((PracticePayResult.Paid) layer.pay(BOB, amount)).transaction().hash();
    }

    /// Lets what was laid into the network's state be signed for, and the node hear of it.
    void pass() throws InterruptedException {
        ethereum.advance(2);
        long newest = ethereum.snapshot().get().head().value() - 1;
        var changes = new Semaphore(0);
        try (var _ = node.snapshot().observe(Runnable::run, _ -> changes.release())) {
            while (node.snapshot()
                    .get()
                    .head()
                    .filter(head -> head.slot().value() >= newest)
                    .isEmpty()) {
                if (!changes.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    throw new AssertionError(
                            "no head " + newest + " but " + node.snapshot().get());
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        node.close();
        http.shutdownNow();
        layer.close();
        ethereum.close();
    }
}

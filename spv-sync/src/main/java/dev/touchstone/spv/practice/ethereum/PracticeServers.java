package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.chain.Loop;
import dev.touchstone.spv.practice.http.HttpAnswer;
import dev.touchstone.spv.practice.http.HttpRequest;
import dev.touchstone.spv.practice.http.LocalHttp;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The two servers of a practice chain: the beacon node's and the execution client's. Requests are put to the loop;
/// what comes of it passes the last word on the connection's own thread. Thread-safe.
final class PracticeServers implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Loop loop;
    private final PracticeEthereumAnswers answers;
    private final BeaconApi beaconApi;
    private final ExecutionApi executionApi;
    private final BeaconEvents events;
    private final LocalHttp beacon;
    private final LocalHttp rpc;

    private PracticeServers(EthereumState state, Loop loop, PracticeEthereumAnswers answers) throws IOException {
        this.loop = loop;
        this.answers = answers;
        this.beaconApi = new BeaconApi(state);
        this.executionApi = new ExecutionApi(state);
        this.events = new BeaconEvents(state, beaconApi, answers);
        var ports = state.settings().ports();
        this.beacon = LocalHttp.listen(ports.beacon(), "practice beacon", this::beacon);
        try {
            this.rpc = LocalHttp.listen(ports.rpc(), "practice rpc", this::execution);
        } catch (IOException e) {
            beacon.close();
            throw e;
        }
    }

    /// Listens. To be called before the loop has other work.
    static PracticeServers listen(EthereumState state, Loop loop, PracticeEthereumAnswers answers) throws IOException {
        var servers = new PracticeServers(state, loop, answers);
        state.listen(servers.events);
        return servers;
    }

    URI beaconUrl() {
        return beacon.uri();
    }

    URI rpcUrl() {
        return rpc.uri();
    }

    private HttpAnswer beacon(HttpRequest request) throws IOException, InterruptedException {
        var honest = request.path().equals("/eth/v1/events")
                ? events.listen(request)
                : onLoop(() -> beaconApi.answer(request));
        return answers.beacon(request, honest);
    }

    private HttpAnswer execution(HttpRequest request) throws IOException, InterruptedException {
        if (!request.method().equals("POST")) return HttpAnswer.text(405, "POST only");
        var answered = switch (JsonRpc.parse(request.body())) {
            case JsonRpc.Request.Bad(var error) -> HttpAnswer.json(200, JsonRpc.refusal(error));
            case JsonRpc.Request.One(var call) ->
                HttpAnswer.json(200, answered(List.of(call)).getFirst());
            case JsonRpc.Request.Batch(var calls) -> {
                var array = JsonNodeFactory.instance.arrayNode();
                answered(calls).forEach(array::add);
                yield HttpAnswer.json(200, array);
            }
        };
        return answers.execution(request, answered);
    }

    private List<ObjectNode> answered(List<JsonNode> calls) throws IOException, InterruptedException {
        return onLoop(() -> calls.stream()
                        .map(call -> JsonRpc.answer(call, executionApi))
                        .toList())
                .stream()
                .map(honest -> answers.call(honest.call(), honest.answer()))
                .toList();
    }

    /// Where the chain is closing there is nobody left to answer, and the connection ends.
    private <T> T onLoop(Callable<T> question) throws IOException, InterruptedException {
        try {
            return loop.ask(question, PATIENCE);
        } catch (TimeoutException | RejectedExecutionException e) {
            throw new IOException("the practice chain does not answer", e);
        }
    }

    @Override
    public void close() throws IOException {
        events.close();
        beacon.close();
        rpc.close();
    }
}

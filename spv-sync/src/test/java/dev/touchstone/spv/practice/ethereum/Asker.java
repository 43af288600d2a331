package dev.touchstone.spv.practice.ethereum;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.testsupport.EthereumJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Asks the servers of a practice chain as any other program would.
final class Asker implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI beacon;
    private final URI rpc;

    Asker(PracticeEthereum chain) {
        this(chain.beaconUrl(), chain.rpcUrl());
    }

    private Asker(URI beacon, URI rpc) {
        this.beacon = beacon;
        this.rpc = rpc;
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return http.send(request, handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<byte[]> get(String path, String accept) {
        var request = HttpRequest.newBuilder(URI.create(beacon + path)).header("Accept", accept);
        return send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    JsonNode json(String path) {
        var response = get(path, "application/json");
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    byte[] ssz(String path) {
        var response = get(path, "application/octet-stream");
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return response.body();
    }

    Stream<String> lines(String path) {
        var request = HttpRequest.newBuilder(URI.create(beacon + path)).build();
        return send(request, HttpResponse.BodyHandlers.ofLines()).body();
    }

    HttpResponse<byte[]> getFromRpc() {
        return send(HttpRequest.newBuilder(rpc).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    HttpResponse<byte[]> post(String body) {
        var request = HttpRequest.newBuilder(rpc).POST(HttpRequest.BodyPublishers.ofString(body));
        return send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    JsonNode answer(String body) {
        return JSON.readTree(post(body).body());
    }

    static ObjectNode call(String method, Object... params) {
        var call = JsonNodeFactory.instance
                .objectNode()
                .put("jsonrpc", "2.0")
                .put("id", 1)
                .put("method", method);
        var array = call.putArray("params");
        for (var param : params) array.addPOJO(param);
        return call;
    }

    JsonNode result(String method, Object... params) {
        var answer = answer(JSON.writeValueAsString(call(method, params)));
        assertThat(answer.has("result")).as(answer::toString).isTrue();
        return answer.path("result");
    }

    JsonNode error(String method, Object... params) {
        var answer = answer(JSON.writeValueAsString(call(method, params)));
        assertThat(answer.has("error")).as(answer::toString).isTrue();
        return answer.path("error");
    }

    ByteString rawHeader(Hash256 block) {
        return EthereumJson.bytes(result("debug_getRawHeader", Hex.of(block)));
    }

    JsonNode proof(Object block, String address, String... keys) {
        return result("eth_getProof", address, List.of(keys), block);
    }

    @Override
    public void close() {
        http.close();
    }
}

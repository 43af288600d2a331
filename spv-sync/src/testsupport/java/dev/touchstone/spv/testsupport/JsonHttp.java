package dev.touchstone.spv.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks the peers of a test for JSON. Thread-safe.
public final class JsonHttp implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int OK = 200;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    /// The peer has refused; the message is its reason.
    public static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refusal(String reason) {
            super(reason);
        }
    }

    /// What lies at this address.
    ///
    /// @throws Refusal where the answer is no
    public JsonNode get(String url) {
        return send(request(url).GET().build());
    }

    /// The answer to this.
    ///
    /// @throws Refusal where it is no
    public JsonNode post(String url, Object body) {
        return send(request(url)
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build());
    }

    /// Calls a method of JSON-RPC.
    ///
    /// @throws Refusal with the reason
    public JsonNode call(String url, String method, Object... parameters) {
        var body = Map.of("jsonrpc", "2.0", "id", 1, "method", method, "params", Arrays.asList(parameters));
        var answer = post(url, body);
        var error = answer.path("error");
        if (error.isObject()) throw new Refusal(error.path("message").asString());
        return answer.get("result");
    }

    private static HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url))
                .header("content-type", "application/json")
                .timeout(PATIENCE);
    }

    private JsonNode send(HttpRequest request) {
        try {
            var response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() != OK) throw new Refusal(response.body());
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}

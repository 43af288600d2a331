package dev.touchstone.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/// A program that calls JSON-RPC over HTTP and WebSocket, with a token where it has one. Thread-safe.
final class DoorCaller implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI url;
    private final String token;

    /// @param token none where it is empty
    DoorCaller(String url, String token) {
        this.url = URI.create(url);
        this.token = token;
    }

    private static String call(String method, String params) {
        return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":[" + params + "]}";
    }

    private JsonNode answer(String method, String params) {
        var request = HttpRequest.newBuilder(url)
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(call(method, params)));
        if (!token.isEmpty()) request.header("authorization", "Bearer " + token);
        try {
            return Terminal.json(http.send(request.build(), HttpResponse.BodyHandlers.ofString())
                    .body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /// The result of a call that has one, which may be null.
    JsonNode gets(String method, String params) {
        var answer = answer(method, params);
        assertThat(answer.has("result"))
                .as(() -> method + " " + params + ": " + answer)
                .isTrue();
        return answer.path("result");
    }

    /// The code of a call that is refused.
    int isRefused(String method, String params) {
        var answer = answer(method, params);
        assertThat(answer.has("error"))
                .as(() -> method + " " + params + ": " + answer)
                .isTrue();
        return answer.path("error").path("code").asInt();
    }

    /// What comes over a WebSocket after this call: its answer first.
    BlockingQueue<JsonNode> listens(String method, String params) {
        var heard = new LinkedBlockingQueue<JsonNode>();
        var socket = http.newWebSocketBuilder()
                .header("authorization", "Bearer " + token)
                .buildAsync(URI.create(url.toString().replace("http", "ws")), new Ear(heard))
                .join();
        var _ = socket.sendText(call(method, params), true).join();
        return heard;
    }

    static JsonNode next(BlockingQueue<JsonNode> heard) throws InterruptedException {
        var next = heard.poll(60, TimeUnit.SECONDS);
        assertThat(next).as("a message").isNotNull();
        return next;
    }

    private static final class Ear implements WebSocket.Listener {
        private final BlockingQueue<JsonNode> heard;
        private final StringBuilder text = new StringBuilder();

        Ear(BlockingQueue<JsonNode> heard) {
            this.heard = heard;
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                heard.add(Terminal.json(text.toString()));
                text.setLength(0);
            }
            return WebSocket.Listener.super.onText(socket, data, last);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}

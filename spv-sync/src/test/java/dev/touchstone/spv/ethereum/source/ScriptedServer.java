package dev.touchstone.spv.ethereum.source;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.touchstone.spv.chain.ByteString;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/// An HTTP server on this computer whose answers a test writes.
final class ScriptedServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    /// What came in.
    record Asked(String path, String query, String accept, String body) {}

    /// What goes out.
    record Answer(int status, Map<String, String> headers, ByteString body) {
        static Answer of(int status, Map<String, String> headers, byte[] body) {
            return new Answer(status, headers, ByteString.of(body));
        }

        static Answer json(String body) {
            return json(200, body);
        }

        static Answer json(int status, String body) {
            return of(status, Map.of("Content-Type", "application/json"), body.getBytes(StandardCharsets.UTF_8));
        }

        static Answer json(byte[] body) {
            return of(200, Map.of("Content-Type", "application/json"), body);
        }

        static Answer ssz(byte[] body, String version) {
            return of(200, Map.of("Content-Type", "application/octet-stream", "Eth-Consensus-Version", version), body);
        }

        static Answer status(int status) {
            return new Answer(status, Map.of(), ByteString.EMPTY);
        }
    }

    ScriptedServer(Function<Asked, Answer> script) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        server.setExecutor(threads);
        server.createContext("/", exchange -> answer(exchange, script));
        server.start();
    }

    private void answer(HttpExchange exchange, Function<Asked, Answer> script) throws IOException {
        try (exchange) {
            var uri = exchange.getRequestURI();
            var accept = exchange.getRequestHeaders().getFirst("Accept");
            var request = new Asked(
                    uri.getPath(),
                    uri.getRawQuery() == null ? "" : uri.getRawQuery(),
                    accept == null ? "" : accept,
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            asked.add(request);
            var answer = script.apply(request);
            answer.headers().forEach(exchange.getResponseHeaders()::add);
            int length = answer.body().length();
            exchange.sendResponseHeaders(answer.status(), length == 0 ? -1 : length);
            exchange.getResponseBody().write(answer.body().toArray());
        }
    }

    /// Everything that came in so far.
    List<Asked> asked() {
        return List.copyOf(asked);
    }

    SourceAddress address() {
        return address("");
    }

    SourceAddress address(String path) {
        return SourceAddress.parse("http://127.0.0.1:" + server.getAddress().getPort() + path)
                .orThrow();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

package dev.touchstone.spv.testsupport;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.touchstone.spv.bitcoin.Script;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A bcoin full node on regtest in a process of its own: a real counterpart that nobody here wrote. Thread-safe.
///
/// A test that starts one is skipped where Node or bcoin is not installed, unless `touchstone.peers` is `required`.
public final class BcoinPeer implements AutoCloseable {
    private static final List<String> FOLDERS = List.of("src/test/peers/bcoin", "../spv-sync/src/test/peers/bcoin");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final String READY = "READY ";

    private final Process process;
    private final JsonNode introduction;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    private BcoinPeer(Process process, JsonNode introduction) {
        this.process = process;
        this.introduction = introduction;
    }

    /// bcoin has refused a command; the message is its reason.
    public static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refusal(String reason) {
            super(reason);
        }
    }

    /// Starts a node with these options of its script.
    public static BcoinPeer start(String... options) {
        var folder = folder();
        if (node().isEmpty() || folder.isEmpty()) return missing();
        var command = new ArrayList<>(List.of(node().get().toString(), "node.mjs"));
        command.addAll(Arrays.asList(options));
        try {
            var log = Files.createTempFile("bcoin", ".log").toFile();
            log.deleteOnExit();
            var process = new ProcessBuilder(command)
                    .directory(folder.get().toFile())
                    .redirectError(log)
                    .start();
            return new BcoinPeer(process, introduction(process, log));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BcoinPeer missing() {
        var what = "bcoin is not installed: run `npm ci --ignore-scripts` in spv-sync/src/test/peers/bcoin";
        return "required".equals(System.getProperty("touchstone.peers")) ? fail(what) : abort("skipped: " + what);
    }

    private static Optional<Path> folder() {
        return FOLDERS.stream()
                .map(Path::of)
                .filter(folder -> Files.isDirectory(folder.resolve("node_modules/bcoin")))
                .findFirst();
    }

    private static Optional<Path> node() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .flatMap(folder -> List.of("node", "node.exe").stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static JsonNode introduction(Process process, File log) {
        var ready = new CompletableFuture<JsonNode>();
        Thread.ofVirtual().start(() -> listen(process.inputReader(), ready));
        try {
            return ready.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        } catch (RuntimeException e) {
            process.destroy();
            throw new IllegalStateException("bcoin did not start: " + read(log), e);
        }
    }

    private static void listen(BufferedReader out, CompletableFuture<JsonNode> ready) {
        try (out) {
            for (var line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith(READY)) ready.complete(JSON.readTree(line.substring(READY.length())));
            }
            ready.completeExceptionally(new IOException("it ended"));
        } catch (IOException e) {
            ready.completeExceptionally(e);
        }
    }

    private static String read(File log) {
        try {
            return Files.readString(log.toPath());
        } catch (IOException e) {
            return e.toString();
        }
    }

    /// The port where it speaks the peer-to-peer protocol, on 127.0.0.1.
    public int port() {
        return introduction.get("port").asInt();
    }

    /// Runs a command of its JSON-RPC.
    ///
    /// @throws Refusal with its reason
    public JsonNode call(String method, Object... parameters) {
        var body = JSON.writeValueAsString(Map.of("id", 1, "method", method, "params", Arrays.asList(parameters)));
        var request = HttpRequest.newBuilder(
                        URI.create(introduction.get("rpcUrl").asString()))
                .header("content-type", "application/json")
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            var answer =
                    JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
            var error = answer.get("error");
            if (error != null && !error.isNull())
                throw new Refusal(error.path("message").asString());
            return answer.get("result");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Mines blocks that hold what its mempool does; their rewards go to this script.
    public List<String> mine(int blocks, Script payTo) {
        return call("generatetoscript", blocks, payTo.toString())
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    public String tip() {
        return call("getbestblockhash").asString();
    }

    public int height() {
        return call("info").get("height").asInt();
    }

    /// The ids of the transactions in its mempool.
    public List<String> unconfirmed() {
        return call("getrawmempool").valueStream().map(JsonNode::asString).toList();
    }

    /// Returns when its mempool has this transaction.
    public void awaitUnconfirmed(String txid) {
        for (int i = 0; i < 300; i++) {
            if (unconfirmed().contains(txid)) return;
            LockSupport.parkNanos(POLL.toNanos());
        }
        throw new IllegalStateException("bcoin never took " + txid);
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(10, TimeUnit.SECONDS)) process.destroy();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroy();
        } finally {
            http.close();
        }
    }
}

package dev.touchstone.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.app.cli.output.Console;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What `practice serve` says when it is ready, and what it keeps: other programs read both.
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class PracticeServeTest {
    private static final String ACCOUNT = "0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045";

    @TempDir
    Path folder;

    private Terminal terminal;

    @BeforeEach
    void sit() {
        terminal = Terminal.in(folder);
    }

    /// The command in this process, with orders and answers a line each.
    private final class Serving implements AutoCloseable {
        private final PipedOutputStream orders = new PipedOutputStream();
        private final BufferedReader answers;
        private final CompletableFuture<Integer> end = new CompletableFuture<>();
        private final JsonNode ready;

        Serving(String... more) throws IOException {
            var words =
                    new ArrayList<>(List.of("practice", "serve", "--json", "--blocks", "3", "--network", "regtest"));
            words.addAll(List.of("--data-dir", terminal.dataDirectory().toString()));
            words.addAll(List.of(more));
            var said = new PipedInputStream(1 << 16);
            var out = new PrintStream(new PipedOutputStream(said), true, StandardCharsets.UTF_8);
            var err = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
            var input = new PipedInputStream(orders);
            this.answers = new BufferedReader(new InputStreamReader(said, StandardCharsets.UTF_8));
            Thread.ofPlatform().daemon(true).start(() -> {
                var assembly = new Assembly(new Console(out, err, false), input, () -> Terminal.CHEAP);
                end.complete(assembly.commands().run(words.toArray(String[]::new)));
                out.close();
            });
            this.ready = next();
        }

        JsonNode next() {
            try {
                return Terminal.json(answers.readLine());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        JsonNode order(String line) throws IOException {
            orders.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            orders.flush();
            return next();
        }

        /// What the account has, as anybody learns who was given the line of the beginning.
        JsonNode balance() {
            return terminal.types(
                            "eth",
                            "balance",
                            ACCOUNT,
                            "--json",
                            "--beacon",
                            ready.path("beaconUrl").asString(),
                            "--rpc",
                            ready.path("rpcUrl").asString(),
                            "--chain",
                            ready.path("chain").asString(),
                            "--checkpoint",
                            ready.path("checkpoint").asString())
                    .exits(0)
                    .json();
        }

        @Override
        public void close() throws IOException {
            assertThat(order("quit").path("stopped").asBoolean()).isTrue();
            assertThat(end.join()).isZero();
        }
    }

    private static String members(JsonNode json) {
        return json.properties().stream().map(member -> member.getKey()).collect(Collectors.joining(","));
    }

    @Test
    void theFirstLineIsAllThatAnotherProgramNeeds() throws IOException {
        try (var serving = new Serving("--pay", ACCOUNT + "=1.5")) {
            var ready = serving.ready;
            assertThat(members(ready))
                    .isEqualTo("port,network,tip,beaconUrl,rpcUrl,checkpoint,chain,ipfsUrl,layerUrl,contracts");
            assertThat(ready.path("ipfsUrl").asString()).matches("http://127\\.0\\.0\\.1:\\d+.*");
            assertThat(ready.path("contracts").isEmpty()).isFalse();
            assertThat(ready.path("network").asString()).isEqualTo("regtest");
            assertThat(members(ready.path("tip"))).isEqualTo("height,hash");
            assertThat(ready.path("tip").path("height").asInt()).isEqualTo(3);
            assertThat(ready.path("port").asInt()).isBetween(1, 0xffff);
            assertThat(ready.path("beaconUrl").asString()).matches("http://127\\.0\\.0\\.1:\\d+");
            assertThat(ready.path("rpcUrl").asString()).matches("http://127\\.0\\.0\\.1:\\d+");
            assertThat(ready.path("checkpoint").asString()).matches("0x[0-9a-f]{64}");
            assertThat(Path.of(ready.path("chain").asString())).isRegularFile();
            assertThat(serving.balance().path("ether").asString()).isEqualTo("1.500000000000000000");
        }
    }

    @Test
    void bothChainsAreKeptWhereThatIsWanted() throws IOException {
        String genesis;
        try (var first = new Serving("--keep")) {
            first.order("pay " + ACCOUNT + " 2");
            first.order("mine 4");
            first.order("slots 3");
            assertThat(first.balance().path("ether").asString()).isEqualTo("2.000000000000000000");
            genesis = Files.readString(Path.of(first.ready.path("chain").asString()));
        }
        try (var again = new Serving("--keep")) {
            assertThat(again.ready.path("tip").path("height").asInt()).isEqualTo(7);
            assertThat(Path.of(again.ready.path("chain").asString())).hasContent(genesis);
            assertThat(again.balance().path("ether").asString()).isEqualTo("2.000000000000000000");
        }
        var otherwise = terminal.types("practice", "serve", "--json", "--keep", "--slot-seconds", "3");
        assertThat(otherwise.exits(3).errorCode()).isEqualTo("CannotListen");
        assertThat(otherwise.json().path("error").path("message").asString()).contains("other rules");
        try (var other = new Serving()) {
            assertThat(other.ready.path("tip").path("height").asInt()).isEqualTo(3);
            assertThat(other.balance().path("balance").asString()).isEqualTo("0");
        }
    }
}

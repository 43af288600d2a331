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
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/// `touchstone door` running in this process, with somebody who answers what it asks. Thread-safe.
final class OpenDoor implements AutoCloseable {
    private final PipedOutputStream typing = new PipedOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private final CompletableFuture<JsonNode> ready = new CompletableFuture<>();
    private final CompletableFuture<Integer> end = new CompletableFuture<>();
    private final List<JsonNode> asked = new CopyOnWriteArrayList<>();
    private final Predicate<JsonNode> agrees;

    /// @param agrees what is said to each question
    OpenDoor(List<String> words, Predicate<JsonNode> agrees) throws IOException {
        this.agrees = agrees;
        var said = new PipedInputStream(1 << 16);
        var out = new PrintStream(new PipedOutputStream(said), true, StandardCharsets.UTF_8);
        var err = new PrintStream(errors, true, StandardCharsets.UTF_8);
        var input = new PipedInputStream(typing);
        Thread.ofPlatform().daemon(true).start(() -> {
            var assembly = new Assembly(new Console(out, err, false), input, () -> Terminal.CHEAP);
            end.complete(assembly.commands().run(words.toArray(String[]::new)));
            out.close();
        });
        Thread.ofPlatform().daemon(true).start(() -> hear(said));
    }

    private void hear(PipedInputStream said) {
        try (var lines = new BufferedReader(new InputStreamReader(said, StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var json = Terminal.json(line);
                if (json.has("asks")) answer(json);
                else ready.complete(json);
            }
        } catch (IOException e) {
            ready.completeExceptionally(e);
        }
    }

    private void answer(JsonNode question) throws IOException {
        asked.add(question);
        type(agrees.test(question) ? "yes" : "no");
    }

    private void type(String line) throws IOException {
        typing.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        typing.flush();
    }

    JsonNode ready() {
        try {
            return ready.get(60, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("it does not open: " + errors, e);
        }
    }

    List<JsonNode> asked() {
        return asked;
    }

    String errors() {
        return errors.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        try {
            type("quit");
            assertThat(end.get(30, TimeUnit.SECONDS)).as(this::errors).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("it does not close", e);
        }
    }
}

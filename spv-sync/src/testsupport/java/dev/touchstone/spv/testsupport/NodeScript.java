package dev.touchstone.spv.testsupport;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A script of `src/test/peers` in a Node process of its own. Thread-safe, but [#ask] is for one thread at a
/// time.
///
/// It says `READY` when it can be used and ends when its input is closed, so a test that crashes leaves nothing
/// behind. A test that starts one is skipped where Node or a package is not installed, unless
/// `touchstone.peers` is `required`.
public final class NodeScript implements AutoCloseable {
    private static final List<String> FOLDERS = List.of("src/test/peers", "../spv-sync/src/test/peers");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration ORDERLY_END = Duration.ofSeconds(15);
    private static final String READY = "READY ";

    private final Program program;
    private final Process process;
    private final File log;
    private final BlockingQueue<String> answers;
    private final JsonNode introduction;

    private NodeScript(Program program, Process process, File log, BlockingQueue<String> answers) {
        this.program = program;
        this.process = process;
        this.log = log;
        this.answers = answers;
        this.introduction = introduction(program, process, log, answers);
    }

    /// What to start: its folder, `.` for the one of all peers, its file, a package of the folder that it needs,
    /// empty for none, and how long it may take until it can be used.
    public record Program(String folder, String file, String needs, Duration patience) {
        private boolean isIn(Path peers) {
            var modules = peers.resolve(folder).resolve("node_modules");
            return Files.isRegularFile(peers.resolve(folder).resolve(file))
                    && (needs.isEmpty() || Files.isDirectory(modules.resolve(needs)));
        }

        private String advice() {
            var install = needs.isEmpty() ? "" : ", and `npm ci --ignore-scripts` in spv-sync/src/test/peers/" + folder;
            return folder + "/" + file + " cannot run here: it needs Node 20 or newer" + install;
        }
    }

    /// Starts it with these options and waits until it can be used.
    public static NodeScript start(Program program, String... options) {
        var node = node();
        var peers = FOLDERS.stream().map(Path::of).filter(program::isIn).findFirst();
        if (node.isEmpty() || peers.isEmpty()) return missing(program.advice());
        var command = new ArrayList<>(List.of(node.get().toString(), program.file()));
        command.addAll(Arrays.asList(options));
        try {
            var log = Files.createTempFile("peer", ".log").toFile();
            log.deleteOnExit();
            var process = new ProcessBuilder(command)
                    .directory(peers.get().resolve(program.folder()).toFile())
                    .redirectError(log)
                    .start();
            return new NodeScript(program, process, log, new LinkedBlockingQueue<>());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static NodeScript missing(String what) {
        return "required".equals(System.getProperty("touchstone.peers")) ? fail(what) : abort("skipped: " + what);
    }

    private static Optional<Path> node() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .flatMap(folder -> List.of("node", "node.exe").stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static JsonNode introduction(Program program, Process process, File log, BlockingQueue<String> answers) {
        var ready = new CompletableFuture<JsonNode>();
        Thread.ofVirtual().start(() -> listen(process.inputReader(), ready, answers));
        try {
            return ready.orTimeout(program.patience().toSeconds(), TimeUnit.SECONDS)
                    .join();
        } catch (RuntimeException e) {
            process.destroy();
            throw new IllegalStateException(program.file() + " did not start: " + read(log), e);
        }
    }

    private static void listen(BufferedReader out, CompletableFuture<JsonNode> ready, BlockingQueue<String> answers) {
        try (out) {
            for (var line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith(READY)) ready.complete(JSON.readTree(line.substring(READY.length())));
                else answers.add(line);
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

    /// What it said of itself.
    public JsonNode introduction() {
        return introduction;
    }

    /// What a script answers that is asked line by line.
    public JsonNode ask(JsonNode question) {
        try {
            var in = process.getOutputStream();
            in.write((question + "\n").getBytes(StandardCharsets.UTF_8));
            in.flush();
            var answer = answers.poll(program.patience().toSeconds(), TimeUnit.SECONDS);
            if (answer == null) throw new IllegalStateException(program.file() + " does not answer: " + log());
            return JSON.readTree(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(log(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// What it has written for people so far.
    public String log() {
        return read(log);
    }

    /// Ends it.
    ///
    /// @throws IllegalStateException where it has failed, with its reason
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(ORDERLY_END.toSeconds(), TimeUnit.SECONDS)) {
                process.destroy();
            } else if (process.exitValue() != 0) {
                throw new IllegalStateException(program.file() + " failed: " + log());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroy();
        }
    }
}

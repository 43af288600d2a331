package dev.touchstone.spv.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// Another light client, in a Node process of its own that does a task at a word: so it is measured in the same
/// run, on the same bytes. The word and its answer cost some 50 microseconds. Confined to one thread.
///
/// Needs `npm ci --ignore-scripts` in `src/bench/peers/ethereum`.
final class NodePeer implements AutoCloseable {
    private static final Path SCRIPTS = Path.of("src/bench/peers/ethereum");
    private static final String READY = "ready ";
    private static final int PATIENCE_SECONDS = 10;

    private final Path folder;
    private final Process process;
    private final BufferedReader answers;
    private final Writer words;
    private final long residentBefore;

    private NodePeer(Path folder, Process process) throws IOException {
        this.folder = folder;
        this.process = process;
        this.answers = process.inputReader();
        this.words = process.outputWriter();
        var ready = String.valueOf(answers.readLine());
        if (!ready.startsWith(READY)) throw new IllegalStateException("the other client says: " + ready);
        this.residentBefore = Long.parseLong(ready.substring(READY.length()));
    }

    /// Writes what is measured into a folder.
    @FunctionalInterface
    interface Writing {
        void into(Path folder) throws IOException;
    }

    /// Starts the client of this name and has it load what was recorded.
    static NodePeer start(String name) throws IOException {
        return start(name, PeerFiles::write);
    }

    /// Starts the client of this name and has it load what is written here.
    static NodePeer start(String name, Writing files) throws IOException {
        if (!Files.isDirectory(SCRIPTS.resolve("node_modules"))) {
            throw new IllegalStateException("run `npm ci --ignore-scripts` in " + SCRIPTS.toAbsolutePath());
        }
        var folder = Files.createTempDirectory("peer");
        files.into(folder);
        var command = new ProcessBuilder("node", "--expose-gc", "peer.mjs", name, folder.toString());
        return new NodePeer(
                folder,
                command.directory(SCRIPTS.toFile())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start());
    }

    /// Has the client do the task so many times.
    void run(String task, int times) throws IOException {
        var answer = ask(task + " " + times);
        if (!answer.equals("done")) throw new IllegalStateException(answer);
    }

    /// Bytes by which the process has grown since before it loaded the client.
    long growth() throws IOException {
        return Long.parseLong(ask("memory")) - residentBefore;
    }

    private String ask(String line) throws IOException {
        words.write(line + "\n");
        words.flush();
        return String.valueOf(answers.readLine());
    }

    @Override
    public void close() throws IOException {
        words.close();
        process.onExit()
                .completeOnTimeout(process, PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join()
                .destroy();
        answers.close();
        PeerFiles.delete(folder);
    }
}

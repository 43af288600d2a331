package dev.touchstone.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The real program in a process of its own, which a test can kill. What it says goes to files, so that what it had
/// said before it was killed is known.
final class Program {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final Process process;
    private final Path out;
    private final Path err;
    private final long started = System.nanoTime();

    private Program(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /// Starts it with these arguments.
    static Program start(Path folder, List<String> arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.touchstone.app.Main"));
        command.addAll(arguments);
        try {
            var out = Files.createTempFile(folder, "out", "");
            var err = Files.createTempFile(folder, "err", "");
            var process = new ProcessBuilder(command)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            return new Program(process, out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Lets it end by itself.
    ///
    /// @return how long it ran
    Duration ends() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("it does not end: " + said());
        }
        return age();
    }

    private Duration age() {
        return Duration.ofNanos(System.nanoTime() - started);
    }

    /// Kills it (SIGKILL) when it has run for this long; false when it has ended before.
    boolean killAt(Duration moment) throws InterruptedException {
        if (process.waitFor(moment.minus(age()).toMillis(), TimeUnit.MILLISECONDS)) return false;
        process.destroyForcibly().waitFor();
        return true;
    }

    /// Its answer, cut off where it was killed while writing.
    String said() {
        try {
            return Files.readString(out) + Files.readString(err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A member of its answer, if it came to answer before it was killed.
    Optional<String> answered(String... path) {
        var answer = said().lines()
                .filter(line -> line.startsWith("{") && line.endsWith("}"))
                .findFirst();
        return answer.map(Terminal::json).map(json -> {
            for (var member : path) json = json.path(member);
            return json.asString();
        });
    }

    Terminal.Said result() {
        try {
            return new Terminal.Said(process.exitValue(), Files.readString(out), Files.readString(err));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.touchstone.app.cli.output;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The two streams a command writes to: answers to the first, everything else to the second. Confined to one thread.
///
/// @param interactive whether a person watches, so that a line may be written over
public record Console(PrintStream out, PrintStream err, boolean interactive) {
    /// The streams of this process.
    public static Console ofThisProcess() {
        var terminal = Optional.ofNullable(System.console());
        return new Console(
                System.out,
                System.err,
                terminal.map(java.io.Console::isTerminal).orElse(false));
    }

    /// One JSON object on one line, in UTF-8 whatever the terminal's encoding is.
    public void print(Json json) {
        var bytes = (json.written() + "\n").getBytes(StandardCharsets.UTF_8);
        out.write(bytes, 0, bytes.length);
        out.flush();
    }

    public void print(Page page) {
        page.lines().forEach(out::println);
        out.flush();
    }

    /// One line at once, for commands that go on after it.
    public void say(String line) {
        out.println(line);
        out.flush();
    }

    /// Something to know that is not the answer.
    public void warn(String sentence) {
        err.println(sentence);
        err.flush();
    }

    public Progress progress() {
        return new Progress(err, interactive);
    }
}

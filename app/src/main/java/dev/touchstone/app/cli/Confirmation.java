package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;

/// Asks a person at the terminal before something is signed. Confined to one thread.
///
/// @param input what is typed
public record Confirmation(InputStream input) {
    private static final int LONGEST = 64;

    /// Refuses early where somebody has to be asked and nobody is there.
    static void check(SpendingOptions options, Console console) throws Failure {
        check(!options.isDryRun() && !options.isAgreed(), console);
    }

    /// The same for commands with options of their own.
    static void check(boolean needsSomebody, Console console) throws Failure {
        if (needsSomebody && !console.interactive()) {
            throw Failure.usage(
                    "Nobody can be asked here before it is signed. Look at it with --dry-run, " + "then add --yes.");
        }
    }

    /// Shows what it would do and asks.
    ///
    /// @return whether the answer was yes
    boolean agrees(List<String> shown, Console console) throws IOException {
        shown.forEach(console::warn);
        console.warn("Sign it? Type yes to go on.");
        return line(LONGEST).strip().toLowerCase(Locale.ROOT).equals("yes");
    }

    /// The next line, in ASCII, cut where it is longer; what is typed after it is left for the next question.
    String line(int longest) throws IOException {
        var line = new StringBuilder();
        for (int c = input.read(); c >= 0 && c != '\n'; c = input.read()) {
            if (line.length() < longest && c < 0x80) line.append((char) c);
        }
        return line.toString();
    }
}

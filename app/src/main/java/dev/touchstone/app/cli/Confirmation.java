package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
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
        var in = new BufferedReader(new InputStreamReader(input, Charset.defaultCharset()), LONGEST);
        var typed = in.readLine();
        return typed != null && typed.strip().toLowerCase(Locale.ROOT).equals("yes");
    }
}

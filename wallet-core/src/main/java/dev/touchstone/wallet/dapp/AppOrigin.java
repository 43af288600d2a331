package dev.touchstone.wallet.dapp;

import dev.touchstone.spv.chain.Parsed;
import java.util.Set;
import java.util.regex.Pattern;

/// Who asks. Immutable; equal when it is the same app.
public sealed interface AppOrigin {
    /// How it is shown and written down.
    String text();

    /// A page in a browser, or a browser's extension, by the origin that the browser itself names (RFC 6454).
    record Website(String origin) implements AppOrigin {
        @Override
        public String text() {
            return origin;
        }
    }

    /// A program that brought a token, by the name that the user gave it.
    record Program(String name) implements AppOrigin {
        private static final String PREFIX = "program ";

        @Override
        public String text() {
            return PREFIX + name;
        }
    }

    /// No origin is longer: a host name has at most 253 characters.
    int MOST_TEXT = 300;

    /// Reads what a browser sends as `Origin`. An origin that others between here and there could write to, and
    /// one that names nobody, is none.
    static Parsed<AppOrigin> ofHeader(String header) {
        if (header.length() > MOST_TEXT) return Parsed.malformed("too long for an origin");
        var match = Form.ORIGIN.matcher(header);
        if (!match.matches()) return Parsed.malformed("no origin of a page");
        var scheme = match.group(1);
        var host = match.group(2);
        if (scheme.equals("http") && !Form.THIS_COMPUTER.contains(host)) {
            return Parsed.malformed("a page that did not come over an encrypted connection");
        }
        return Parsed.ok(new Website(header));
    }

    /// Reads a name for a program.
    static Parsed<AppOrigin> program(String name) {
        return Form.NAME.matcher(name).matches()
                ? Parsed.ok(new Program(name))
                : Parsed.malformed("a program's name has 1 to 40 letters, digits, or - _ .");
    }

    /// Reads what [#text()] wrote.
    static Parsed<AppOrigin> parse(String text) {
        return text.startsWith(Program.PREFIX) ? program(text.substring(Program.PREFIX.length())) : ofHeader(text);
    }

    /// What origins and names look like.
    final class Form {
        private static final Pattern ORIGIN =
                Pattern.compile("(https?|chrome-extension|moz-extension)://([a-z0-9._-]{1,253}|\\[[0-9a-f:.]{2,45}])"
                        + "(?::[1-9][0-9]{0,4})?");
        private static final Set<String> THIS_COMPUTER = Set.of("localhost", "127.0.0.1", "[::1]");
        private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,40}");

        private Form() {}
    }
}

package dev.touchstone.spv.ethereum.source;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes text that a server sent fit to be shown and logged: short, on one line, and without those parts of the
/// server's address that may be a key, which servers like to repeat. Immutable.
final class Redaction {
    private static final int LONGEST = 200;
    private static final int SHORTEST_SECRET = 6;
    private static final String HIDDEN = "[hidden]";

    private final List<String> secrets;

    Redaction(SourceAddress address) {
        var parts = new ArrayList<String>();
        URI uri = address.uri();
        addParts(parts, uri.getRawUserInfo(), ":");
        addParts(parts, uri.getUserInfo(), ":");
        addParts(parts, uri.getRawPath(), "/");
        addParts(parts, uri.getPath(), "/");
        addParts(parts, uri.getRawQuery(), "[&=]");
        addParts(parts, uri.getQuery(), "[&=]");
        this.secrets = List.copyOf(parts);
    }

    private static void addParts(List<String> parts, @Nullable String text, String separator) {
        if (text == null) return;
        for (var part : text.split(separator, -1)) if (part.length() >= SHORTEST_SECRET) parts.add(part);
    }

    String of(String text) {
        var shown = text.length() > 2 * LONGEST ? text.substring(0, 2 * LONGEST) : text;
        for (var secret : secrets) shown = shown.replace(secret, HIDDEN);
        var line = new StringBuilder();
        shown.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? ' ' : c)
                .limit(LONGEST)
                .forEach(line::appendCodePoint);
        return line.toString().strip();
    }
}

package dev.touchstone.app.door.wire;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// The head of a request: its line and its headers (RFC 9112). Immutable.
///
/// Stricter than the standard wherever two readers could understand different things: each header comes once, no
/// line is folded, lines end with CR and LF.
///
/// @param target the path, with a query if there is one
/// @param headers by name in small letters
public record HttpHead(String method, String target, Map<String, String> headers) {
    public static final int MOST_BYTES = 16_384;
    private static final int MOST_HEADERS = 64;
    private static final Pattern LINE = Pattern.compile("([A-Z]{1,16}) (/[\\x21-\\x7e]{0,2000}) HTTP/1\\.1");
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}");
    private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7e]*");

    public HttpHead {
        headers = Map.copyOf(headers);
    }

    /// Reads everything up to and with the empty line.
    public static Parsed<HttpHead> parse(ByteString bytes) {
        if (bytes.length() > MOST_BYTES) return Parsed.malformed("too long a head");
        var text = new String(bytes.toArray(), StandardCharsets.ISO_8859_1);
        if (!text.endsWith("\r\n\r\n")) return Parsed.malformed("a head without an end");
        var lines = text.substring(0, text.length() - 4).split("\r\n", -1);
        var line = LINE.matcher(lines[0]);
        if (!line.matches()) return Parsed.malformed("no request line");
        if (lines.length - 1 > MOST_HEADERS) return Parsed.malformed("too many headers");
        var headers = new HashMap<String, String>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon < 1) return Parsed.malformed("no header");
            var name = lines[i].substring(0, colon);
            var value = lines[i].substring(colon + 1).strip();
            if (!NAME.matcher(name).matches()) return Parsed.malformed("no name of a header");
            if (!VALUE.matcher(value).matches()) return Parsed.malformed("no value of a header");
            if (headers.put(name.toLowerCase(Locale.ROOT), value) != null) {
                return Parsed.malformed("a header twice");
            }
        }
        return Parsed.ok(new HttpHead(line.group(1), line.group(2), headers));
    }

    /// A header's value; empty text where it was not sent.
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    public boolean has(String name) {
        return headers.containsKey(name);
    }

    /// The target without its query.
    public String path() {
        int mark = target.indexOf('?');
        return mark < 0 ? target : target.substring(0, mark);
    }

    /// Whether one of the words of a header with commas between is this, in small letters.
    public boolean names(String header, String word) {
        for (var part : header(header).split(",", -1)) {
            if (part.strip().toLowerCase(Locale.ROOT).equals(word)) return true;
        }
        return false;
    }

    boolean keepsAlive() {
        return !names("connection", "close");
    }
}

package dev.touchstone.spv.content;

import dev.touchstone.spv.chain.ByteString;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Text in which bytes may be written as `%` and two hexadecimal digits (RFC 3986, 2.1). A `%` that is not
/// followed by two digits stands for itself, as browsers have it; everything else stands for its UTF-8. Pure.
final class PercentText {
    private static final int HEX = 16;
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private PercentText() {}

    static ByteString decode(String text) {
        var out = new ByteArrayOutputStream(text.length());
        int from = 0;
        for (int at = text.indexOf('%'); at >= 0; at = text.indexOf('%', at + 1)) {
            int value = at + 2 < text.length() ? pair(text.charAt(at + 1), text.charAt(at + 2)) : -1;
            if (value < 0) continue;
            out.writeBytes(text.substring(from, at).getBytes(StandardCharsets.UTF_8));
            out.write(value);
            from = at + 3;
        }
        out.writeBytes(text.substring(from).getBytes(StandardCharsets.UTF_8));
        return ByteString.of(out.toByteArray());
    }

    /// The one form in which everything is escaped but letters, digits and `-._~` (RFC 3986, 2.3).
    static String encode(String text) {
        var out = new StringBuilder();
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            boolean isPlain = UNRESERVED.indexOf((char) each) >= 0;
            out.append(isPlain ? String.valueOf((char) each) : "%%%02X".formatted(each));
        }
        return out.toString();
    }

    private static int pair(char high, char low) {
        int upper = high < 0x80 ? Character.digit(high, HEX) : -1;
        int lower = low < 0x80 ? Character.digit(low, HEX) : -1;
        return upper < 0 || lower < 0 ? -1 : upper * HEX + lower;
    }
}

package dev.touchstone.wallet.payment;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Text inside a link, where bytes stand as `%` and two digits (RFC 3986, section 2.1) and form UTF-8. Thread-safe.
final class PercentText {
    private PercentText() {}

    /// The decoded text; empty where a `%` stands alone or the bytes are no UTF-8.
    static Optional<String> decode(String encoded) {
        var bytes = new ByteArrayOutputStream(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c == '%') {
                if (i + 2 >= encoded.length()) return Optional.empty();
                int high = Character.digit(encoded.charAt(i + 1), 16);
                int low = Character.digit(encoded.charAt(i + 2), 16);
                if (high < 0 || low < 0) return Optional.empty();
                bytes.write((high << 4) | low);
                i += 2;
            } else if (c < 128) {
                bytes.write(c);
            } else {
                int point = encoded.codePointAt(i);
                bytes.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
                i += Character.charCount(point) - 1;
            }
        }
        return utf8(bytes.toByteArray());
    }

    private static Optional<String> utf8(byte[] bytes) {
        try {
            var decoder = StandardCharsets.UTF_8.newDecoder();
            return Optional.of(decoder.decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /// What a stranger wrote, as one line without characters that steer a screen (controls, writing direction).
    static String harmless(String text, int most) {
        var clean = new StringBuilder();
        text.codePoints()
                .map(point -> Character.isWhitespace(point) ? ' ' : point)
                .filter(point -> !Character.isISOControl(point) && Character.getType(point) != Character.FORMAT)
                .limit(most)
                .forEach(clean::appendCodePoint);
        return clean.toString().strip().replaceAll(" +", " ");
    }
}

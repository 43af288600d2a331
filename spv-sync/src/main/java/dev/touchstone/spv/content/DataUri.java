package dev.touchstone.spv.content;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/// Content that stands in its own address (RFC 2397): whoever has the address has the content. Immutable.
///
/// Contracts write such addresses loosely, and what they mean is clear: characters that should be escaped and are
/// not stand for their UTF-8, `#` included; white space in base64 does not count, nor need it be padded.
///
/// @param mediaType as it is written, type and subtype in small letters
public record DataUri(String mediaType, ByteString content) {
    /// Characters of the longest address that is read, and bytes of the longest content.
    public static final int MOST_BYTES = 16 << 20;

    private static final String SCHEME = "data:";
    private static final String BASE64 = ";base64";
    private static final String DEFAULT_TYPE = "text/plain;charset=US-ASCII";

    /// Whether the text says that it is one.
    public static boolean isOne(String text) {
        return text.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    public static Parsed<DataUri> parse(String text) {
        if (!isOne(text)) return Parsed.malformed("no data: address");
        if (text.length() > MOST_BYTES) return Parsed.malformed("an address of " + text.length() + " characters");
        int comma = text.indexOf(',');
        if (comma < 0) return Parsed.malformed("a data: address without a comma");
        var about = text.substring(SCHEME.length(), comma).strip();
        var rest = PercentText.decode(text.substring(comma + 1));
        int typeEnd = about.length() - BASE64.length();
        boolean isBase64 = typeEnd >= 0 && about.substring(typeEnd).equalsIgnoreCase(BASE64);
        if (!isBase64) return Parsed.ok(new DataUri(mediaType(about), rest));
        return base64(rest).map(content -> new DataUri(mediaType(about.substring(0, typeEnd)), content));
    }

    private static String mediaType(String written) {
        int end = written.indexOf(';') < 0 ? written.length() : written.indexOf(';');
        var type = written.substring(0, end).strip().toLowerCase(Locale.ROOT);
        if (type.isEmpty()) return written.isEmpty() ? DEFAULT_TYPE : "text/plain" + written.substring(end);
        return type + written.substring(end);
    }

    private static Parsed<ByteString> base64(ByteString text) {
        var bare = new String(text.toArray(), StandardCharsets.ISO_8859_1).replaceAll("[ \\t\\n\\f\\r]", "");
        try {
            return Parsed.ok(ByteString.of(Base64.getDecoder().decode(bare)));
        } catch (IllegalArgumentException _) {
            return Parsed.malformed("not base64");
        }
    }
}

package dev.touchstone.spv.content.picture;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.content.codec.ByteReader;
import java.nio.charset.StandardCharsets;

/// What the first bytes of a picture say: its kind and how many points it has. Immutable.
///
/// @param width points; of a drawing 0, for it has none of its own
/// @param height points; of a drawing 0
public record PictureHeader(PictureKind kind, int width, int height) {
    private static final ByteString PNG = ByteString.of(
            (byte) 0x89, (byte) 'P', (byte) 'N', (byte) 'G', (byte) '\r', (byte) '\n', (byte) 0x1a, (byte) '\n');
    private static final int IHDR = 0x49484452;
    private static final int START_OF_TEXT = 4_096;

    /// How many points there are.
    public long points() {
        return (long) width * height;
    }

    /// Tells the kind by the bytes alone. Malformed is also what this program does not know.
    public static Parsed<PictureHeader> parse(ByteString bytes) {
        try {
            return Parsed.ok(read(bytes));
        } catch (MalformedException e) {
            return Parsed.malformed(e.reason());
        }
    }

    private static PictureHeader read(ByteString bytes) throws MalformedException {
        var in = new ByteReader(bytes.toArray());
        if (startsWith(bytes, PNG)) return png(in);
        if (startsWith(bytes, "\u00ff\u00d8\u00ff")) return JpegHeader.read(in);
        if (startsWith(bytes, "GIF87a") || startsWith(bytes, "GIF89a")) return gif(in);
        if (startsWith(bytes, "RIFF")) return WebpHeader.read(in);
        if (isSvg(bytes)) return new PictureHeader(PictureKind.SVG, 0, 0);
        throw new MalformedException("no kind of picture that is known here");
    }

    private static boolean startsWith(ByteString bytes, String start) {
        return startsWith(bytes, ByteString.of(start.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static boolean startsWith(ByteString bytes, ByteString start) {
        return bytes.length() >= start.length()
                && ByteString.of(bytes.toArray(0, start.length())).equals(start);
    }

    static PictureHeader of(PictureKind kind, long width, long height) throws MalformedException {
        boolean isSized = width > 0 && height > 0 && width <= Integer.MAX_VALUE && height <= Integer.MAX_VALUE;
        if (!isSized) throw new MalformedException("a picture of " + width + " by " + height + " points");
        return new PictureHeader(kind, (int) width, (int) height);
    }

    /// PNG, "11.2.1 IHDR": the first chunk.
    private static PictureHeader png(ByteReader in) throws MalformedException {
        in.string(PNG.length());
        long length = in.bigEndian(Integer.BYTES);
        if (length != 13 || in.bigEndian(Integer.BYTES) != IHDR) throw new MalformedException("a PNG without IHDR");
        return of(PictureKind.PNG, in.bigEndian(Integer.BYTES), in.bigEndian(Integer.BYTES));
    }

    /// GIF89a, "18. Logical Screen Descriptor".
    private static PictureHeader gif(ByteReader in) throws MalformedException {
        in.string(6);
        return of(PictureKind.GIF, in.littleEndian(Short.BYTES), in.littleEndian(Short.BYTES));
    }

    /// Text in which an element `svg` comes before any other.
    private static boolean isSvg(ByteString bytes) {
        var start = new String(bytes.toArray(0, Math.min(START_OF_TEXT, bytes.length())), StandardCharsets.UTF_8);
        if (start.startsWith("\ufeff")) start = start.substring(1);
        for (int at = 0; at < start.length(); at++) {
            char next = start.charAt(at);
            if (Character.isWhitespace(next)) continue;
            if (start.startsWith("<!--", at)) at = end(start, "-->", at);
            else if (start.startsWith("<?", at)) at = end(start, "?>", at);
            else if (start.startsWith("<!", at)) at = endOfDeclaration(start, at);
            else return start.regionMatches(at, "<svg", 0, 4) || start.regionMatches(at, "<svg:svg", 0, 8);
        }
        return false;
    }

    /// What a document type declares of its own stands in brackets.
    private static int endOfDeclaration(String text, int from) {
        int end = text.indexOf('>', from);
        int inner = text.indexOf('[', from);
        return end(text, inner >= 0 && inner < end ? "]>" : ">", from);
    }

    /// Where the last character of `end` is.
    private static int end(String text, String end, int from) {
        int found = text.indexOf(end, from);
        return found < 0 ? text.length() : found + end.length() - 1;
    }
}

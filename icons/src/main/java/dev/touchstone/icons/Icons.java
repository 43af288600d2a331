package dev.touchstone.icons;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Immutable. The app icon as PNG and the truth marks as SVG path data, read from the program's own resources.
///
/// A mark is one filled path under the non-zero rule, in a square of its size: hand it to a shape that neither
/// scales nor centres it, since the bounds of the path are smaller than the square.
public final class Icons {
    private static final List<Integer> APP_SIZES = List.of(16, 24, 32, 48, 64, 128, 256, 512);
    private static final Map<Drawing, String> PATHS = paths();

    private Icons() {}

    /// Widths in pixels in which [#app] has the app icon, from small to large.
    public static List<Integer> appSizes() {
        return APP_SIZES;
    }

    /// The app icon as a PNG of `pixels` square. The caller closes the stream.
    public static InputStream app(int pixels) {
        if (!APP_SIZES.contains(pixels)) {
            throw new IllegalArgumentException("no app icon of " + pixels + " pixels");
        }
        return resource("app/touchstone-" + pixels + ".png");
    }

    /// Path data of a mark, for a square of `size`.
    public static String path(TruthMark mark, MarkSize size) {
        return Objects.requireNonNull(PATHS.get(new Drawing(mark, size)));
    }

    private record Drawing(TruthMark mark, MarkSize size) {}

    private static Map<Drawing, String> paths() {
        var paths = new HashMap<Drawing, String>();
        for (var mark : TruthMark.values()) {
            for (var size : MarkSize.values()) {
                paths.put(new Drawing(mark, size), pathData("marks/" + mark.file(size)));
            }
        }
        return Map.copyOf(paths);
    }

    private static String pathData(String svg) {
        try (var in = resource(svg)) {
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            int from = text.indexOf(" d=\"") + 4;
            return text.substring(from, text.indexOf('"', from));
        } catch (IOException e) {
            throw new UncheckedIOException(svg, e);
        }
    }

    private static InputStream resource(String name) {
        var in = Icons.class.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException("missing from the program: " + name);
        }
        return in;
    }
}

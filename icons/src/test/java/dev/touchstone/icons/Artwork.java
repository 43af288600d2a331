package dev.touchstone.icons;

import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.view.ViewBox;
import java.awt.Component;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.TreeMap;
import javax.imageio.ImageIO;

/// Renders the app icon from its drawings: PNG files for the window, `.ico` and `.icns` for the packages.
///
/// Run after a change of a drawing: `mvn -q process-test-classes exec:exec@artwork -pl icons`.
final class Artwork {
    private static final int LARGEST_SMALL = 32;

    private Artwork() {}

    public static void main(String[] args) throws IOException {
        var module = Path.of(args[0]);
        var app = module.resolve("src/main/resources/dev/touchstone/icons/app");
        var packages = Files.createDirectories(module.resolve("src/main/packages"));
        var images = new TreeMap<Integer, byte[]>();
        for (int pixels : Icons.appSizes()) {
            var png = png(app(pixels));
            images.put(pixels, png);
            Files.write(app.resolve("touchstone-" + pixels + ".png"), png);
        }
        Files.write(packages.resolve("touchstone.ico"), ico(images.headMap(256, true)));
        Files.write(packages.resolve("touchstone.icns"), icns(images));
    }

    /// The app icon at `pixels`; up to 32 from the drawing that leaves out what would blur.
    static BufferedImage app(int pixels) {
        return render(pixels <= LARGEST_SMALL ? "app/touchstone-small.svg" : "app/touchstone.svg", pixels);
    }

    /// The drawing `svg` in a square of `pixels`.
    static BufferedImage render(String svg, int pixels) {
        var in = Icons.class.getResourceAsStream(svg);
        var document = in == null ? null : new SVGLoader().load(in, null, LoaderContext.createDefault());
        if (document == null) {
            throw new IllegalArgumentException("not a drawing: " + svg);
        }
        var image = new BufferedImage(pixels, pixels, BufferedImage.TYPE_INT_ARGB);
        var graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        document.render((Component) null, graphics, new ViewBox(0, 0, pixels, pixels));
        graphics.dispose();
        return image;
    }

    static BufferedImage read(byte[] png) {
        try {
            return ImageIO.read(new ByteArrayInputStream(png));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] png(BufferedImage image) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    /// Windows: a directory of 16-byte entries, then the PNG files. A width of 256 is written as 0.
    private static byte[] ico(SequencedMap<Integer, byte[]> images) {
        int at = 6 + 16 * images.size();
        int length =
                at + images.values().stream().mapToInt(image -> image.length).sum();
        var out = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        out.putShort((short) 0).putShort((short) 1).putShort((short) images.size());
        for (var entry : images.entrySet()) {
            byte side = (byte) (entry.getKey() & 0xff);
            int size = entry.getValue().length;
            out.put(side).put(side).putShort((short) 0).putShort((short) 1).putShort((short) 32);
            out.putInt(size).putInt(at);
            at += size;
        }
        images.values().forEach(out::put);
        return out.array();
    }

    /// macOS: chunks of a four-letter type, the length with its eight-byte head, and a PNG file.
    private static byte[] icns(SequencedMap<Integer, byte[]> images) throws IOException {
        record Chunk(String type, int pixels) {}
        var chunks = List.of(
                new Chunk("icp4", 16),
                new Chunk("icp5", 32),
                new Chunk("ic07", 128),
                new Chunk("ic08", 256),
                new Chunk("ic09", 512),
                new Chunk("ic11", 32),
                new Chunk("ic12", 64),
                new Chunk("ic13", 256),
                new Chunk("ic14", 512));
        var body = new ByteArrayOutputStream();
        for (var chunk : chunks) {
            var png = Objects.requireNonNull(images.get(chunk.pixels()));
            body.write(head(chunk.type(), png.length));
            body.write(png);
        }
        var out = new ByteArrayOutputStream();
        out.write(head("icns", body.size()));
        body.writeTo(out);
        return out.toByteArray();
    }

    private static byte[] head(String type, int length) {
        var type4 = type.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(8).put(type4).putInt(length + 8).array();
    }
}

package dev.touchstone.app.picture;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.content.picture.PictureHeader;
import dev.touchstone.spv.content.picture.PictureKind;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/// Reads pictures that are made of points, the first one where there are several. Pure.
final class RasterReader {
    private static final long MOST_POINTS = 40_000_000;
    /// Of what is read whole before it can be made smaller.
    private static final long MOST_POINTS_WHOLE = 16_000_000;

    private RasterReader() {}

    static BufferedImage read(ByteString bytes, PictureHeader header, int side) throws NotDrawableException {
        check(header.kind(), header.points());
        var readers = ImageIO.getImageReadersByMIMEType(header.kind().mediaType());
        if (!readers.hasNext())
            throw new NotDrawableException("nothing here reads " + header.kind().title() + ".");
        var reader = readers.next();
        try (var in = new EndableInput(bytes)) {
            reader.setInput(in, true, true);
            return smaller(first(reader, header.kind(), side), side);
        } catch (IOException | Ended _) {
            throw new NotDrawableException("it is broken.");
        } finally {
            reader.dispose();
        }
    }

    private static void check(PictureKind kind, long points) throws NotDrawableException {
        long most = kind == PictureKind.WEBP ? MOST_POINTS_WHOLE : MOST_POINTS;
        if (points > most) throw new NotDrawableException("it has " + points / 1_000_000 + " million points.");
    }

    /// What the reader says of the size is checked again: the first picture in a file may have another than the file.
    private static BufferedImage first(ImageReader reader, PictureKind kind, int side)
            throws IOException, NotDrawableException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        check(kind, (long) width * height);
        var how = reader.getDefaultReadParam();
        int step = Math.max(1, Math.max(width, height) / (2 * side));
        how.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, how);
    }

    private static BufferedImage smaller(BufferedImage image, int side) {
        int longest = Math.max(image.getWidth(), image.getHeight());
        if (longest <= side && image.getType() == BufferedImage.TYPE_INT_ARGB) return image;
        int width = Math.max(1, (int) Math.min(image.getWidth(), (long) image.getWidth() * side / longest));
        int height = Math.max(1, (int) Math.min(image.getHeight(), (long) image.getHeight() * side / longest));
        var drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        var graphics = drawn.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        return drawn;
    }
}

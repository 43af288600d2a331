package dev.touchstone.app.picture;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.DocumentLimits;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.parser.resources.ResourcePolicy;
import com.github.weisj.jsvg.renderer.NullPlatformSupport;
import com.github.weisj.jsvg.renderer.output.Output;
import com.github.weisj.jsvg.view.ViewBox;
import dev.touchstone.spv.chain.ByteString;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Draws a drawing (SVG 1.1) that [SvgGuard] let pass, at its first moment where it moves. Confined to one thread.
final class SvgDrawer {
    private static final int MOST_DEPTH = 64;
    private static final int MOST_USES = 8;
    private static final int MOST_PARTS = 20_000;
    private static final float MOST_RATIO = 16;

    private SvgDrawer() {}

    static BufferedImage draw(ByteString bytes, int side) throws NotDrawableException {
        var text = SvgGuard.checked(bytes);
        var document = document(text);
        if (document.isEmpty()) throw new NotDrawableException("it is a broken drawing, or one of too many parts.");
        return draw(document.get(), side);
    }

    /// Parts of it are drawn again by references to them; the limits count each time.
    private static Optional<SVGDocument> document(String text) {
        var context = LoaderContext.builder()
                .externalResourcePolicy(ResourcePolicy.DENY_EXTERNAL)
                .documentLimits(new DocumentLimits(MOST_DEPTH, MOST_USES, MOST_PARTS))
                .build();
        var in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        return Optional.ofNullable(new SVGLoader().load(in, null, context));
    }

    private static BufferedImage draw(SVGDocument document, int side) throws NotDrawableException {
        var size = document.size();
        float ratio = size.width / size.height;
        boolean isSized = size.width > 0 && size.height > 0 && ratio <= MOST_RATIO && ratio >= 1 / MOST_RATIO;
        if (!isSized) throw new NotDrawableException("it is a drawing without a size that makes sense.");
        int width = ratio >= 1 ? side : Math.max(1, Math.round(side * ratio));
        int height = ratio >= 1 ? Math.max(1, Math.round(side / ratio)) : side;
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        var graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            graphics.clipRect(0, 0, width, height);
            var output = new EndableOutput(Output.createForGraphics(graphics));
            document.renderWithPlatform(NullPlatformSupport.INSTANCE, output, new ViewBox(0, 0, width, height));
        } catch (Ended _) {
            throw new NotDrawableException("it takes too long.");
        } finally {
            graphics.dispose();
        }
        return image;
    }
}

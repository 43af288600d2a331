package dev.touchstone.app.picture;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.content.picture.PictureHeader;
import dev.touchstone.spv.content.picture.PictureKind;
import dev.touchstone.wallet.collectible.Raster;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Draws pictures, one after the other on a thread of its own. Thread-safe; calls block.
///
/// A picture that takes too long is told to end; the thread is left to it, and the next picture gets another. After a
/// few of these nothing is drawn any more.
public final class PictureDrawer implements AutoCloseable {
    /// Points of the longest side of what is drawn for a screen.
    public static final int SIDE = 640;

    private static final Logger LOG = LoggerFactory.getLogger(PictureDrawer.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int MOST_LEFT = 3;

    private final AtomicReference<ExecutorService> thread = new AtomicReference<>(oneThread());
    private final AtomicInteger left = new AtomicInteger();

    private static ExecutorService oneThread() {
        return Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("pictures").factory());
    }

    /// Draws it no larger than `side` points.
    ///
    /// @throws InterruptedException when the calling thread is interrupted
    public Drawing draw(ByteString bytes, int side) throws InterruptedException {
        if (!(PictureHeader.parse(bytes) instanceof Parsed.Ok<PictureHeader>(var header))) {
            return new Drawing.NotDrawn("it is of no kind that this program draws.");
        }
        if (left.get() >= MOST_LEFT) return new Drawing.NotDrawn("others before it took too long.");
        var by = thread.get();
        var drawing = by.submit(() -> drawn(bytes, header, Math.min(side, Raster.MOST_SIDE)));
        try {
            return drawing.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            leave(by);
            return new Drawing.NotDrawn("it takes too long.");
        } catch (ExecutionException e) {
            LOG.warn("a picture could not be drawn", e.getCause());
            return new Drawing.NotDrawn(
                    e.getCause() instanceof OutOfMemoryError ? "it takes too much memory." : "it is broken.");
        }
    }

    private void leave(ExecutorService by) {
        if (!thread.compareAndSet(by, oneThread())) return;
        by.shutdownNow();
        left.incrementAndGet();
    }

    private static Drawing drawn(ByteString bytes, PictureHeader header, int side) {
        try {
            var image = header.kind() == PictureKind.SVG
                    ? SvgDrawer.draw(bytes, side)
                    : RasterReader.read(bytes, header, side);
            return new Drawing.Drawn(header, raster(image));
        } catch (NotDrawableException e) {
            return new Drawing.NotDrawn(e.why());
        }
    }

    private static Raster raster(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        return Raster.of(width, height, image.getRGB(0, 0, width, height, null, 0, width));
    }

    @Override
    public void close() {
        thread.get().shutdownNow();
    }
}

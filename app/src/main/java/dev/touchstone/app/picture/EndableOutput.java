package dev.touchstone.app.picture;

import com.github.weisj.jsvg.renderer.output.Output;
import com.github.weisj.jsvg.renderer.output.TextOutput;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.Paint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.ImageObserver;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Draws as another does until its thread is interrupted, and then ends with the next part. Confined to one thread.
final class EndableOutput implements Output {
    private final Output to;

    EndableOutput(Output to) {
        this.to = to;
    }

    private Output on() {
        if (Thread.currentThread().isInterrupted()) throw new Ended();
        return to;
    }

    @Override
    public void fillShape(Shape shape) {
        on().fillShape(shape);
    }

    @Override
    public void drawShape(Shape shape) {
        on().drawShape(shape);
    }

    @Override
    public void drawImage(BufferedImage image) {
        on().drawImage(image);
    }

    @Override
    public void drawImage(Image image, @Nullable ImageObserver observer) {
        on().drawImage(image, observer);
    }

    @Override
    public void drawImage(Image image, AffineTransform at, @Nullable ImageObserver observer) {
        on().drawImage(image, at, observer);
    }

    @Override
    public void setPaint(Paint paint) {
        on().setPaint(paint);
    }

    @Override
    public void setPaint(Supplier<Paint> paint) {
        on().setPaint(paint);
    }

    @Override
    public void setStroke(Stroke stroke) {
        to.setStroke(stroke);
    }

    @Override
    public Stroke stroke() {
        return to.stroke();
    }

    @Override
    public void applyClip(Shape shape) {
        on().applyClip(shape);
    }

    @Override
    public Optional<Float> contextFontSize() {
        return to.contextFontSize();
    }

    @Override
    public Output createChild() {
        return new EndableOutput(on().createChild());
    }

    @Override
    public void dispose() {
        to.dispose();
    }

    @Override
    public void debugPaint(Consumer<Graphics2D> painter) {
        to.debugPaint(painter);
    }

    @Override
    public Rectangle2D clipBounds() {
        return to.clipBounds();
    }

    @Override
    public @Nullable RenderingHints renderingHints() {
        return to.renderingHints();
    }

    @Override
    public @Nullable Object renderingHint(RenderingHints.Key key) {
        return to.renderingHint(key);
    }

    @Override
    public void setRenderingHint(RenderingHints.Key key, @Nullable Object value) {
        to.setRenderingHint(key, value);
    }

    @Override
    public AffineTransform transform() {
        return to.transform();
    }

    @Override
    public void setTransform(AffineTransform transform) {
        to.setTransform(transform);
    }

    @Override
    public void applyTransform(AffineTransform transform) {
        to.applyTransform(transform);
    }

    @Override
    public void rotate(double angle) {
        to.rotate(angle);
    }

    @Override
    public void scale(double x, double y) {
        to.scale(x, y);
    }

    @Override
    public void translate(double x, double y) {
        to.translate(x, y);
    }

    @Override
    public float currentOpacity() {
        return to.currentOpacity();
    }

    @Override
    public void applyOpacity(float opacity) {
        to.applyOpacity(opacity);
    }

    @Override
    public SafeState safeState() {
        return to.safeState();
    }

    @Override
    public TextOutput textOutput() {
        return to.textOutput();
    }

    @Override
    public boolean supportsFilters() {
        return to.supportsFilters();
    }

    @Override
    public boolean supportsColors() {
        return to.supportsColors();
    }

    @Override
    public boolean isSoftClippingEnabled() {
        return to.isSoftClippingEnabled();
    }

    @Override
    public boolean hasMaskedPaint() {
        return to.hasMaskedPaint();
    }
}

package dev.touchstone.ui.control;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.HLineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.VLineTo;

/// A QR code with its quiet zone, always black on white. One path of whole modules, so that it is sharp at every
/// scale of the screen.
public final class QrView extends Region {
    private static final int QUIET_ZONE = 4;
    private final Path modules = new Path();
    private final double leastSize;

    /// @param leastSize the side is the smallest whole number of pixels per module that reaches this
    public QrView(double leastSize) {
        this.leastSize = leastSize;
        getStyleClass().add("qr");
        modules.getStyleClass().add("qr-modules");
        modules.setManaged(false);
        modules.setStrokeWidth(0);
        getChildren().add(modules);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    }

    /// Draws `text`; `spoken` is what a screen reader says of it.
    public void show(String text, String spoken) {
        setAccessibleText(spoken);
        var matrix = encode(text);
        int count = matrix.getWidth() + 2 * QUIET_ZONE;
        int module = (int) Math.max(2, Math.ceil(leastSize / count));
        modules.getElements().clear();
        for (int y = 0; y < matrix.getHeight(); y++) drawRow(matrix, y, module);
        int side = count * module;
        setMinSize(side, side);
        setPrefSize(side, side);
        setMaxSize(side, side);
    }

    private void drawRow(ByteMatrix matrix, int y, int module) {
        int width = matrix.getWidth();
        for (int x = 0; x < width; x++) {
            if (matrix.get(x, y) == 0) continue;
            int from = x;
            while (x + 1 < width && matrix.get(x + 1, y) != 0) x++;
            rectangle((from + QUIET_ZONE) * module, (y + QUIET_ZONE) * module, (x + 1 - from) * module, module);
        }
    }

    private void rectangle(double left, double top, double width, double height) {
        modules.getElements()
                .addAll(
                        new MoveTo(left, top),
                        new HLineTo(left + width),
                        new VLineTo(top + height),
                        new HLineTo(left),
                        new ClosePath());
    }

    private static ByteMatrix encode(String text) {
        try {
            return Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
        } catch (WriterException e) {
            throw new IllegalArgumentException("no QR code holds " + text.length() + " characters", e);
        }
    }
}

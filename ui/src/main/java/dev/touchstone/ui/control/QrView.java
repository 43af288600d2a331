package dev.touchstone.ui.control;

import dev.touchstone.ui.format.QrCode;
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

    /// Draws a code; `spoken` is what a screen reader says of it.
    public void show(QrCode code, String spoken) {
        setAccessibleText(spoken);
        int module = (int) Math.max(2, Math.ceil(leastSize / code.side()));
        modules.getElements().clear();
        for (var bar : code.bars()) draw(bar.x() * module, bar.y() * module, bar.length() * module, module);
        double side = code.side() * (double) module;
        setMinSize(side, side);
        setPrefSize(side, side);
        setMaxSize(side, side);
    }

    private void draw(double left, double top, double width, double height) {
        modules.getElements()
                .addAll(
                        new MoveTo(left, top),
                        new HLineTo(left + width),
                        new VLineTo(top + height),
                        new HLineTo(left),
                        new ClosePath());
    }
}

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
    private final double side;

    /// @param side of the white square; the code fills as much of it as whole pixels per module allow
    public QrView(double side) {
        this.side = side;
        getStyleClass().add("qr");
        modules.getStyleClass().add("qr-modules");
        modules.setManaged(false);
        modules.setStrokeWidth(0);
        getChildren().add(modules);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMinSize(side, side);
        setPrefSize(side, side);
        setMaxSize(side, side);
    }

    /// Draws a code; `spoken` is what a screen reader says of it.
    public void show(QrCode code, String spoken) {
        setAccessibleText(spoken);
        int module = (int) Math.max(2, side / code.side());
        modules.getElements().clear();
        for (var bar : code.bars()) draw(bar.x() * module, bar.y() * module, bar.length() * module, module);
        double margin = Math.floor((side - code.side() * (double) module) / 2);
        modules.setLayoutX(margin);
        modules.setLayoutY(margin);
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

package dev.touchstone.ui.window;

import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/// A page and the drawer at its right: side by side where there is room for both, the drawer over the page where there
/// is not. Confined to the JavaFX application thread.
final class DrawerPane extends Pane {
    private static final double LEAST_PAGE = 560;

    private final Region page;
    private final Region drawer;

    DrawerPane(Region page, Region drawer) {
        this.page = page;
        this.drawer = drawer;
        getChildren().addAll(page, drawer);
        setMinSize(0, 0);
        var clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        double drawn = drawer.isManaged() ? Math.min(drawer.prefWidth(-1), width) : 0;
        boolean sideBySide = width - drawn >= LEAST_PAGE;
        page.resizeRelocate(0, 0, sideBySide ? width - drawn : width, height);
        drawer.resizeRelocate(width - drawn, 0, drawn, height);
    }
}

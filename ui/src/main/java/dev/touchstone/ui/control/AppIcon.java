package dev.touchstone.ui.control;

import dev.touchstone.icons.Icons;
import java.io.IOException;
import java.io.UncheckedIOException;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;

/// The icon of the program, in the sizes that are drawn for it.
public final class AppIcon {
    private AppIcon() {}

    public static Image image(int pixels) {
        try (var png = Icons.app(pixels)) {
            return new Image(png);
        } catch (IOException e) {
            throw new UncheckedIOException("the icon of the program", e);
        }
    }

    /// The icon on a page, at `side` pixels, from a picture fine enough for screens of high density.
    public static ImageView view(int side, int pixels) {
        var view = new ImageView(image(pixels));
        view.setFitWidth(side);
        view.setFitHeight(side);
        return view;
    }
}

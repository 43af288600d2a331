package dev.touchstone.ui.nft;

import dev.touchstone.ui.control.Parts;
import dev.touchstone.wallet.collectible.Picture;
import dev.touchstone.wallet.collectible.Raster;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;

/// The square where a picture stands, or in its place the number. Nothing is loaded from anywhere by showing it.
/// Confined
/// to the JavaFX application thread.
final class PicturePlace {
    private PicturePlace() {}

    /// @param size the length of a side
    static StackPane of(Picture picture, String number, double size) {
        var place = Parts.styled(new StackPane(content(picture, number, size)), "picture-place");
        place.setMinSize(size, size);
        place.setPrefSize(size, size);
        place.setMaxSize(size, size);
        place.setAlignment(Pos.CENTER);
        return place;
    }

    private static Node content(Picture picture, String number, double size) {
        return switch (picture) {
            case Picture.Proven(var raster) -> image(raster, size);
            case Picture.Claimed(var raster, var _) -> image(raster, size);
            case Picture.None _ -> instead(number);
        };
    }

    /// Pictures of few points stay as they are: their edges are meant.
    private static Node image(Raster raster, double size) {
        var image = new WritableImage(raster.width(), raster.height());
        image.getPixelWriter()
                .setPixels(
                        0,
                        0,
                        raster.width(),
                        raster.height(),
                        PixelFormat.getIntArgbInstance(),
                        raster.points(),
                        0,
                        raster.width());
        var view = new ImageView(image);
        view.setPreserveRatio(true);
        view.setFitWidth(size);
        view.setFitHeight(size);
        view.setSmooth(Math.max(raster.width(), raster.height()) >= size / 2);
        return view;
    }

    private static Node instead(String number) {
        return Parts.styled(Parts.text(number, "title-2"), "picture-number");
    }
}

package dev.touchstone.ui.nft;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.wallet.collectible.Picture;
import java.io.ByteArrayInputStream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
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
            case Picture.Proven(var bytes) -> image(bytes, number, size);
            case Picture.Claimed(var bytes, var _) -> image(bytes, number, size);
            case Picture.None _ -> instead(number);
        };
    }

    private static Node image(ByteString bytes, String number, double size) {
        var image = new Image(new ByteArrayInputStream(bytes.toArray()), size, size, true, true);
        return image.isError() ? instead(number) : new ImageView(image);
    }

    private static Node instead(String number) {
        return Parts.styled(Parts.text(number, "title-2"), "picture-number");
    }
}

package dev.touchstone.app.picture;

import dev.touchstone.spv.content.picture.PictureHeader;
import dev.touchstone.wallet.collectible.Raster;

/// What came of drawing a picture. Immutable.
public sealed interface Drawing {
    /// It was drawn.
    ///
    /// @param header what the picture says of itself
    record Drawn(PictureHeader header, Raster raster) implements Drawing {}

    /// It was not drawn.
    ///
    /// @param why ends a sentence that begins with "It cannot be drawn here: "
    record NotDrawn(String why) implements Drawing {}
}

package dev.touchstone.ui.shell;

import dev.touchstone.spv.content.source.NftLook;
import dev.touchstone.wallet.collectible.Picture;
import java.util.Optional;

/// What is known of a collectible's picture now. Immutable.
///
/// @param look how far the way to it was gone; empty until that is known
/// @param picture what there is to see
/// @param isLooking whether somebody is being asked
/// @param notDrawn why a picture that is there cannot be drawn, as the end of a sentence; else empty
public record PictureState(Optional<NftLook> look, Picture picture, boolean isLooking, String notDrawn) {
    /// Nothing was looked for yet.
    public static final PictureState NOTHING = new PictureState(Optional.empty(), new Picture.None(), false, "");
}

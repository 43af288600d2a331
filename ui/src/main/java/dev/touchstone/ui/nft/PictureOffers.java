package dev.touchstone.ui.nft;

import dev.touchstone.ui.shell.PictureSide;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.OutcomeTexts;
import dev.touchstone.wallet.collectible.NftRef;
import java.util.function.Consumer;

/// Does what a person can do so that a picture shows. On the JavaFX application thread.
final class PictureOffers {
    private PictureOffers() {}

    /// @param problem is told why a decision was not kept
    static void take(
            PictureOffer offer, NftRef ref, PictureSide pictures, Surroundings around, Consumer<String> problem) {
        switch (offer) {
            case PictureOffer.AllowHost(var host) ->
                around.whenDone(
                        pictures.choose(pictures.choice().get().withHost(host)),
                        outcome -> problem.accept(OutcomeTexts.unlessWritten(outcome)));
            case PictureOffer.ChooseGateways() -> around.navigator().go(new Route.PictureGateways());
            case PictureOffer.LookAgain() -> pictures.lookAgain(ref);
        }
    }
}

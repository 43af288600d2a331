package dev.touchstone.ui.nft;

import dev.touchstone.spv.content.source.ContentOutcome;
import dev.touchstone.spv.content.source.NftLook;
import dev.touchstone.ui.shell.PictureState;
import java.util.Optional;

/// What a person can do so that a picture shows. Immutable.
sealed interface PictureOffer {
    /// The words on the button.
    String words();

    /// A website may be asked, from now on for every picture.
    record AllowHost(String host) implements PictureOffer {
        @Override
        public String words() {
            return "Load picture from " + host;
        }
    }

    /// Somebody may be asked for content under its own address.
    record ChooseGateways() implements PictureOffer {
        @Override
        public String words() {
            return "Choose whom to ask for pictures";
        }
    }

    /// It may be asked for again.
    record LookAgain() implements PictureOffer {
        @Override
        public String words() {
            return "Look for the picture again";
        }
    }

    /// Empty where there is a picture, or nothing that could be done.
    static Optional<PictureOffer> of(PictureState state) {
        if (state.isLooking()) return Optional.empty();
        return state.look().flatMap(PictureOffer::missing).flatMap(PictureOffer::of);
    }

    /// Why there is no picture.
    static Optional<ContentOutcome.Nothing> missing(NftLook look) {
        if (look.description() instanceof NftLook.Step.Missing<?>(var why)) return Optional.of(why);
        return look.picture() instanceof NftLook.Step.Missing<?>(var why) ? Optional.of(why) : Optional.empty();
    }

    private static Optional<PictureOffer> of(ContentOutcome.Nothing why) {
        return switch (why) {
            case ContentOutcome.NotAllowed(var host) -> Optional.of(new AllowHost(host));
            case ContentOutcome.NoGateway _ -> Optional.of(new ChooseGateways());
            case ContentOutcome.NobodyHas _ -> Optional.of(new LookAgain());
            case ContentOutcome.NotPublic _, ContentOutcome.LeadsNowhere _, ContentOutcome.NotFetched _ ->
                Optional.empty();
        };
    }
}

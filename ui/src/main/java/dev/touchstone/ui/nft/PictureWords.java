package dev.touchstone.ui.nft;

import dev.touchstone.icons.TruthMark;
import dev.touchstone.spv.content.ContentAddress;
import dev.touchstone.spv.content.source.ContentOutcome;
import dev.touchstone.spv.content.source.NftLook;
import dev.touchstone.spv.ethereum.token.TokenMetadata;
import dev.touchstone.spv.proof.Claimed;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.NftPicture;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.TokenDescription;
import dev.touchstone.ui.nft.CollectiblePage.Statement;
import dev.touchstone.ui.nft.CollectiblePage.TraitLine;
import dev.touchstone.ui.shell.PictureState;
import dev.touchstone.ui.text.PictureTexts;
import dev.touchstone.ui.text.TokenTexts;
import dev.touchstone.wallet.collectible.TokenUri;
import dev.touchstone.wallet.ledger.CollectibleHolding;
import java.util.List;
import java.util.Optional;

/// The words about a collectible's picture, and those of its description. Pure.
final class PictureWords {
    private static final int MOST_TRAITS = 40;
    private static final int MOST_WORDS = 80;
    private static final int MOST_TEXT = 600;

    private PictureWords() {}

    static Statement statement(CollectibleHolding holding, PictureState state) {
        if (state.look().isEmpty()) return notLooked(holding, state);
        var look = state.look().get();
        var missing = PictureOffer.missing(look);
        if (missing.isPresent()) return missing(look, missing.get(), state.isLooking());
        return look.picture() instanceof NftLook.Step.Known<NftPicture>(var finding)
                ? known(look, finding, state)
                : statement(TruthMark.CHECKING, "It is being looked for.");
    }

    private static Statement known(NftLook look, Finding<NftPicture> finding, PictureState state) {
        var drawn = state.notDrawn().isEmpty() ? "" : " It cannot be drawn here: " + state.notDrawn();
        return switch (finding) {
            case Proven<NftPicture> _ -> statement(TruthMark.PROVEN, matches(look) + drawn);
            case Claimed<NftPicture>(var _, var host, var _) ->
                statement(TruthMark.CLAIMED, claimed(look, host) + drawn);
            default -> statement(TruthMark.CHECKING, "It is being looked for.");
        };
    }

    private static String matches(NftLook look) {
        boolean isInContract = look.describedAt() instanceof ContentAddress.Data
                && look.pictureAt()
                        .filter(at -> !(at instanceof ContentAddress.Data))
                        .isEmpty();
        return isInContract
                ? "It stands in the contract’s own answer."
                : "It matches the fingerprint that the contract’s answer leads to.";
    }

    /// Which of the steps is no more than a word.
    private static String claimed(NftLook look, String host) {
        return look.description().isProven()
                ? "Claimed by " + host + ", which can change it. That it is named there is proven."
                : "Claimed by " + host + ", which describes this NFT and can change that.";
    }

    private static Statement missing(NftLook look, ContentOutcome.Nothing why, boolean isLooking) {
        if (isLooking) return statement(TruthMark.CHECKING, "It is being looked for.");
        boolean isWord = why instanceof ContentOutcome.NotAllowed;
        var what = look.description() instanceof NftLook.Step.Missing<TokenDescription>
                ? "Nothing is shown, for its description is not here. "
                : "Nothing is shown. ";
        return statement(isWord ? TruthMark.CLAIMED : TruthMark.CHECKING, what + PictureTexts.explain(why));
    }

    private static Statement notLooked(CollectibleHolding holding, PictureState state) {
        if (state.isLooking()) return statement(TruthMark.CHECKING, "It is being looked for.");
        var uri = holding.uri().known().map(TokenUri::of);
        if (uri.isPresent()) {
            boolean isOnWebsite = uri.get() instanceof TokenUri.OnWebsite;
            return statement(
                    isOnWebsite ? TruthMark.CLAIMED : TruthMark.CHECKING,
                    TokenTexts.explain(uri.get()) + " No picture is loaded.");
        }
        return statement(
                TruthMark.CHECKING,
                holding.uri().isRefused()
                        ? "The contract does not say where it is described. No picture is loaded."
                        : "Where it is described is not proven yet. No picture is loaded.");
    }

    private static Statement statement(TruthMark mark, String words) {
        return new Statement("Picture", mark, words);
    }

    /// What the description says, in plain letters: whoever wrote it chose the words.
    static Optional<TokenMetadata> metadata(PictureState state) {
        return state.look().flatMap(look -> look.description().shown()).map(TokenDescription::metadata);
    }

    /// What stands behind the words of the description.
    static String source(PictureState state) {
        if (metadata(state).isEmpty()) return "";
        boolean isProven =
                state.look().filter(look -> look.description().isProven()).isPresent();
        return isProven
                ? "These are the words of the description that the contract names. That they are true is nobody’s proof."
                : "These are the words of a website, which can change them.";
    }

    static List<TraitLine> traits(PictureState state) {
        return metadata(state).map(TokenMetadata::traits).orElse(List.of()).stream()
                .limit(MOST_TRAITS)
                .map(trait -> new TraitLine(readable(trait.kind(), MOST_WORDS), readable(trait.value(), MOST_WORDS)))
                .toList();
    }

    static String name(PictureState state) {
        return metadata(state)
                .map(TokenMetadata::name)
                .map(name -> readable(name, MOST_WORDS))
                .orElse("");
    }

    static String description(PictureState state) {
        return metadata(state)
                .map(TokenMetadata::description)
                .map(text -> readable(text, MOST_TEXT))
                .orElse("");
    }

    /// Without what steers lines and letters, and not longer than a glance.
    private static String readable(String strange, int most) {
        var shown = new StringBuilder();
        strange.codePoints()
                .limit(most)
                .map(point ->
                        Character.isISOControl(point) || Character.getType(point) == Character.FORMAT ? ' ' : point)
                .forEach(shown::appendCodePoint);
        return strange.codePoints().count() > most
                ? shown.append("…").toString()
                : shown.toString().strip();
    }
}

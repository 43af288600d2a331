package dev.touchstone.spv.content.source;

import dev.touchstone.spv.content.ContentAddress;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.NftPicture;
import dev.touchstone.spv.proof.TokenDescription;
import java.util.Optional;

/// What a token looks like, step by step from what its contract says: where it is described, the description, where
/// its picture is, the picture. Immutable.
///
/// @param describedAt where the contract says that it is described
/// @param pictureAt where the description says that the picture is; empty where there is no description, or it
///     holds the picture itself
/// @param picture never firmer than the description: what a claimed description names is claimed, too
public record NftLook(
        ContentAddress describedAt,
        Step<TokenDescription> description,
        Optional<ContentAddress> pictureAt,
        Step<NftPicture> picture) {

    /// How far a step came. Immutable.
    public sealed interface Step<T> {
        /// Something is there: proven, or a website's word.
        record Known<T>(Finding<T> finding) implements Step<T> {}

        /// Nothing is there.
        record Missing<T>(ContentOutcome.Nothing why) implements Step<T> {}

        /// There was no way to this step.
        record NotReached<T>() implements Step<T> {}

        /// What there is, where it may be shown.
        default Optional<T> shown() {
            return this instanceof Known<T>(var finding) ? finding.shown() : Optional.empty();
        }

        default boolean isProven() {
            return this instanceof Known<T>(var finding) && finding.isProven();
        }
    }
}

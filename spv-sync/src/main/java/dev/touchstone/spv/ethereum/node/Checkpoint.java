package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.chain.Hash256;
import java.time.Instant;

/// A beacon block that the user lets everything begin with. Immutable.
///
/// @param root the root of the block
/// @param origin where the root came from
/// @param given when it was taken
public record Checkpoint(Hash256 root, Origin origin, Instant given) {

    /// Where a checkpoint came from, in the order of how much it is worth. Immutable.
    public sealed interface Origin {
        /// It was part of this release.
        record BuiltIn(String release) implements Origin {}

        /// The user typed or pasted it.
        record Pasted() implements Origin {}

        /// The user chose it where `agreeing` of `asked` operators named it.
        record Compared(int agreeing, int asked) implements Origin {}

        /// The practice network of this program made it.
        record Practice() implements Origin {}
    }
}

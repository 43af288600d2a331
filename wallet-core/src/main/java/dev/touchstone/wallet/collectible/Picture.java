package dev.touchstone.wallet.collectible;

import dev.touchstone.spv.chain.ByteString;
import java.util.Optional;

/// What there is to see of a thing. Nothing is fetched for it without proof or permission. Immutable.
public sealed interface Picture {
    /// The bytes of a picture that the contract itself holds or names the fingerprint of.
    record Proven(ByteString bytes) implements Picture {}

    /// The bytes of a picture that a website gave, which may give another tomorrow.
    record Claimed(ByteString bytes, String host) implements Picture {}

    /// No picture is here.
    ///
    /// @param host who could be asked for one, if the person allows it
    record None(Optional<String> host) implements Picture {}
}

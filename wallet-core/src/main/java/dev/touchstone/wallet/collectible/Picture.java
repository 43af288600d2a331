package dev.touchstone.wallet.collectible;

/// What there is to see of a thing. Nothing is fetched for it without proof or permission. Immutable.
public sealed interface Picture {
    /// A picture that is proven to be the one that the contract names.
    record Proven(Raster raster) implements Picture {}

    /// A picture that a website gave, which may give another tomorrow.
    record Claimed(Raster raster, String host) implements Picture {}

    /// No picture is here.
    record None() implements Picture {}
}

package dev.touchstone.spv.ethereum.tokenlist;

/// A list that this program goes by, and where it came from. Immutable.
public record KnownList(TokenList list, Origin origin) {
    /// Who put a list there.
    public enum Origin {
        /// It is part of this program.
        BUILT_IN,
        /// The user opened it.
        ADDED
    }
}

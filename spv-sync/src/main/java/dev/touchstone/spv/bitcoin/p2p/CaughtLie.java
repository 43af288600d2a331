package dev.touchstone.spv.bitcoin.p2p;

import dev.touchstone.spv.proof.Refutation;
import java.time.Instant;

/// A lie that a peer was caught in, and what was done about it. Immutable.
public record CaughtLie(Instant at, PeerAddress peer, Refutation what, Consequence done) {
    /// What becomes of a liar.
    public enum Consequence {
        /// The connection was ended and the address is not dialled for a month.
        BANNED,
        /// The user named this node: the connection was ended, but it may be dialled again.
        DISCONNECTED
    }
}

package dev.touchstone.spv.bitcoin.p2p;

import dev.touchstone.spv.proof.Refutation;

/// Why a connection ended. Immutable.
public sealed interface PeerFault {
    /// Somebody is there, but nobody listens.
    record ConnectionRefused() implements PeerFault {}

    /// There is no way to the address, or it broke. `reason` is the operating system's.
    record Unreachable(String reason) implements PeerFault {}

    record TimedOut(Waiting waitingFor) implements PeerFault {}

    /// Bytes that are not a message, or a message out of turn.
    record Malformed(String reason) implements PeerFault {}

    /// A node of another network; `magic` is how its messages begin.
    record WrongNetwork(int magic) implements PeerFault {}

    record TooOld(int protocol) implements PeerFault {}

    /// The node lacks services it is needed for.
    record Useless(Services missing) implements PeerFault {}

    /// We reached ourselves.
    record SelfConnection() implements PeerFault {}

    record ClosedByPeer() implements PeerFault {}

    /// The node said something that is proven wrong.
    record Misbehaved(Refutation refutation) implements PeerFault {}

    /// It does not take what is sent to it.
    record Deaf() implements PeerFault {}

    /// We ended it, for no fault.
    record LocalClose() implements PeerFault {}

    /// What did not come in time.
    enum Waiting {
        CONNECTION,
        HANDSHAKE,
        /// Any sign of life.
        LIFE,
        /// Room for what is to be sent.
        WRITE,
        /// The answer to a request.
        ANSWER
    }
}

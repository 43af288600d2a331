/// Talking with other Bitcoin nodes: the [Message]s of the peer-to-peer protocol and their codec, one [Peer] per
/// connection, and the [PeerBook] of addresses. Used by `bitcoin.node`, which decides what to ask and whom; and, as
/// the other end of the line, by the practice network.
///
/// Each connection has its own virtual threads, which only read, write and call [PeerEvents]. Every length that a
/// stranger sends is bounded before anything is allocated for it. Specifications: the protocol as Bitcoin Core speaks
/// it, BIP31, 35, 37, 61, 111, 130, 133, 144, 155, 157, 339.
@NullMarked
package dev.touchstone.spv.bitcoin.p2p;

import org.jspecify.annotations.NullMarked;

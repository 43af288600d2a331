/// Another device signs: what is to be signed and what comes back travel as QR codes, with no cable and no
/// network between (EIP-4527). A value becomes CBOR ([Cbor], a strict part of RFC 8949), CBOR becomes a Uniform
/// Resource ([Ur], BCR-2020-005) in letters that QR codes hold well (BCR-2020-012), and a long one becomes as
/// many parts as the reader needs, each mixed of several ([UrParts], BCR-2024-001).
///
/// What is read comes from strangers: everything is bounded before it is allocated and refused by name. Values
/// and pure functions; no keys, no sockets.
@NullMarked
package dev.touchstone.wallet.airgap;

import org.jspecify.annotations.NullMarked;

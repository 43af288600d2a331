/// Simple Serialize as far as a light client needs it: reading with bounds, writing, hash tree roots and Merkle
/// branches by generalized index. Pure; used by `ethereum.beacon` and the kernel.
///
/// Spec: consensus-specs `ssz/simple-serialize.md`, `ssz/merkle-proofs.md`.
@NullMarked
package dev.touchstone.spv.ethereum.ssz;

import org.jspecify.annotations.NullMarked;

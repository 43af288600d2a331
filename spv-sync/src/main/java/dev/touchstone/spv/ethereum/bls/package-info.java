/// The signatures of the sync committee: BLS12-381 with public keys in G1, behind one interface. Used by the kernel.
///
/// Spec: consensus-specs `phase0/beacon-chain.md` ("BLS signatures"), IETF `draft-irtf-cfrg-bls-signature-05`.
@NullMarked
package dev.touchstone.spv.ethereum.bls;

import org.jspecify.annotations.NullMarked;

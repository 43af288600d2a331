/// The pairing-friendly curve alt_bn128, also called BN254, in plain Java: fields, both groups and the pairing
/// check that EIP-196 and EIP-197 build into Ethereum. Pure and thread-safe. Not constant in time: it never sees
/// a secret.
///
/// The tower: `Fp2 = Fp[u]/(u^2+1)`, `Fp6 = Fp2[v]/(v^3-(9+u))`, `Fp12 = Fp6[w]/(w^2-v)`.
@NullMarked
package dev.touchstone.spv.ethereum.evm.precompile.bn254;

import org.jspecify.annotations.NullMarked;

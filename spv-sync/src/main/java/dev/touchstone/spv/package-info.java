/// Chains, peers and proofs: everything that is checked, and nothing that is secret.
/// 
/// The packages below this one know neither keys nor screens. Those above read their values and snapshots;
/// only `dev.touchstone.spv.proof` can make a proven one.
@NullMarked
package dev.touchstone.spv;

import org.jspecify.annotations.NullMarked;

/// The curve BLS12-381 as contracts may use it (EIP-2537), and the check of a blob's polynomial upon it
/// (EIP-4844). The points' arithmetic is done by Supranational's blst behind one interface; reading, the tests
/// that blst answers by exceptions, and the maps to the curve, which its Java form does not offer, are done here.
///
/// Pure and thread-safe.
@NullMarked
package dev.touchstone.spv.ethereum.evm.precompile.bls12;

import org.jspecify.annotations.NullMarked;

/// Tests of the curve and of the evaluation of blobs.
@NullMarked
package dev.touchstone.spv.ethereum.evm.precompile.bls12;

import org.jspecify.annotations.NullMarked;

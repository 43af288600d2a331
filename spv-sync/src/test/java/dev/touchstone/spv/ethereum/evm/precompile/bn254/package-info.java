/// Tests of bn254 against big numbers and against itself.
@NullMarked
package dev.touchstone.spv.ethereum.evm.precompile.bn254;

import org.jspecify.annotations.NullMarked;

/// Tests of the built-in contracts.
@NullMarked
package dev.touchstone.spv.ethereum.evm.precompile;

import org.jspecify.annotations.NullMarked;

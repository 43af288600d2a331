/// Tests of looking up outside the chain.
@NullMarked
package dev.touchstone.spv.ethereum.offchain;

import org.jspecify.annotations.NullMarked;

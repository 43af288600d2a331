/// Tests of the Ethereum node against servers that stand in for real ones, on a small chain and on recorded data.
@NullMarked
package dev.touchstone.spv.ethereum.node;

import org.jspecify.annotations.NullMarked;

/// Tests of Ethereum's consensus and state proofs, by official vectors and real data.
@NullMarked
package dev.touchstone.spv.ethereum;

import org.jspecify.annotations.NullMarked;

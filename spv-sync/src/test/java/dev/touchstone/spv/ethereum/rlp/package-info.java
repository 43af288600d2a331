/// Tests of RLP: official vectors and bytes of every kind.
@NullMarked
package dev.touchstone.spv.ethereum.rlp;

import org.jspecify.annotations.NullMarked;

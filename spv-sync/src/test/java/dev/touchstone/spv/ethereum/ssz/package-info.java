/// Tests of hash tree roots.
@NullMarked
package dev.touchstone.spv.ethereum.ssz;

import org.jspecify.annotations.NullMarked;

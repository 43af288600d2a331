/// Tests of signatures by sync committees.
@NullMarked
package dev.touchstone.spv.ethereum.bls;

import org.jspecify.annotations.NullMarked;

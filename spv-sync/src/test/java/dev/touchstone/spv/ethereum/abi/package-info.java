/// Tests of reading what contracts return.
@NullMarked
package dev.touchstone.spv.ethereum.abi;

import org.jspecify.annotations.NullMarked;

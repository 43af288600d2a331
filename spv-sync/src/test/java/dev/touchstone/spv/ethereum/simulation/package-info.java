/// Tests of what transactions are told to do, mostly against contracts that want it told otherwise.
@NullMarked
package dev.touchstone.spv.ethereum.simulation;

import org.jspecify.annotations.NullMarked;

/// Tests of ENS names against the validation tests of ENSIP-15, and the writer of the tables that the program
/// carries.
@NullMarked
package dev.touchstone.spv.ethereum.ens;

import org.jspecify.annotations.NullMarked;

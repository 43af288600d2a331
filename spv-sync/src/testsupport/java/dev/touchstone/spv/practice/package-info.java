/// Tests of the practice network, and practice nodes that lie, for tests of whatever must find lies out.
@NullMarked
package dev.touchstone.spv.practice;

import org.jspecify.annotations.NullMarked;

/// Tests of the forms in which rollups settle.
@NullMarked
package dev.touchstone.spv.ethereum.rollup;

import org.jspecify.annotations.NullMarked;

/// Tests of what every chain needs.
@NullMarked
package dev.touchstone.spv.chain;

import org.jspecify.annotations.NullMarked;

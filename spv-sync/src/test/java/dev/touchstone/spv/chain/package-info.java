/// Tests of the words that every chain shares.
@NullMarked
package dev.touchstone.spv.chain;

import org.jspecify.annotations.NullMarked;

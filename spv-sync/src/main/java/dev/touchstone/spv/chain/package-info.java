/// The words every chain shares: networks, heights, hashes, points, events, and the two concurrency
/// primitives of the program ([Latest] publishes, [Loop] owns). Everyone may use this package; it knows
/// no other package of Touchstone. Values are immutable.
@NullMarked
package dev.touchstone.spv.chain;

import org.jspecify.annotations.NullMarked;

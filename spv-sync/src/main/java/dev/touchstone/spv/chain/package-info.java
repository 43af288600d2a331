/// The words every chain shares: networks, heights, hashes, points, events, and the concurrency primitives of the
/// program ([Latest] publishes, [Loop] owns, [Verifiers] compute, [Race] asks several). Everyone may use this
/// package; it knows no other package of Touchstone. Values are immutable.
@NullMarked
package dev.touchstone.spv.chain;

import org.jspecify.annotations.NullMarked;

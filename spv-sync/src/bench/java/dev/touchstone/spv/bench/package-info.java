/// Measurements, not tests: `mvn -q -Pbench verify -pl spv-sync`, results in `docs/performance.md`.
///
/// Each class measures one thing beside its limit or its rival in the same run, since a machine's speed drifts.
@NullMarked
package dev.touchstone.spv.bench;

import org.jspecify.annotations.NullMarked;

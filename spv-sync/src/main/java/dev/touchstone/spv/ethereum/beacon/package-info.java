/// What the beacon chain tells a light client: headers, sync committees, bootstraps and updates of every fork, and the
/// schedule that says which fork a slot belongs to. Values and codecs; nothing here is believed before the kernel
/// checked it.
///
/// Spec: consensus-specs `altair/light-client` to `gloas/light-client`, beacon-APIs.
@NullMarked
package dev.touchstone.spv.ethereum.beacon;

import org.jspecify.annotations.NullMarked;

/// What chains keep on disk: flat files of headers, and how committees are known. Each begins with magic, version
/// and network; each is read back as the work of a stranger, since anyone may have changed it, and mended after a
/// torn write. Deleting them loses only time.
///
/// Used by the nodes, on the loop that owns the chain; every call may block on the disk.
@NullMarked
package dev.touchstone.spv.store;

import org.jspecify.annotations.NullMarked;

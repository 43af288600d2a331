/// Tests against chains that real nodes of other makers run: the beacon chain of lodestar over ethereumjs.
@NullMarked
package dev.touchstone.spv.peers;

import org.jspecify.annotations.NullMarked;

/// What the program adds to a running Bitcoin node: how peers are named, which fees to quote, and how to wait for it
/// and for the wallet that it serves. Used by the commands, the tour and the window. Pure, or confined to the thread
/// that waits.
@NullMarked
package dev.touchstone.app.node;

import org.jspecify.annotations.NullMarked;

/// Chains as the program runs them: followed live over the network, or read from the disk alone; and the words and
/// settings that the node needs from outside. Used by the commands, the tour and the window. A chain's files are taken
/// by a lock first, so that two copies of the program never write them.
@NullMarked
package dev.touchstone.app.node;

import org.jspecify.annotations.NullMarked;

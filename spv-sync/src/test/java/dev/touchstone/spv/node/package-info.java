/// The node against peers over real sockets: recorded Bitcoin Core, the practice node, bcoin, and liars.
@NullMarked
package dev.touchstone.spv.node;

import org.jspecify.annotations.NullMarked;

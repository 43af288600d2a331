/// Tests of the messages, of connections over real sockets, and of the address book. Test code only.
@NullMarked
package dev.touchstone.spv.bitcoin.p2p;

import org.jspecify.annotations.NullMarked;

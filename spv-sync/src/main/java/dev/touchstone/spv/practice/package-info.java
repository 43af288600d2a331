/// The practice network: a whole Bitcoin node on regtest that lives inside the program. It checks blocks and
/// transactions, mines on demand, keeps a mempool, relays, and serves other programs over real sockets on this
/// computer only, compact filters included. The ordinary engine speaks to it as to any node. [PracticeBitcoinNode] is
/// the way in; `app` and tests use it. All state belongs to the loop `practice-node`. Its coinbases pay to a script
/// that needs no key, so none are held here. BIPs 30, 34, 65, 66, 68, 113, 125, 130, 133, 141, 143, 157, 339, 341.
@NullMarked
package dev.touchstone.spv.practice;

import org.jspecify.annotations.NullMarked;

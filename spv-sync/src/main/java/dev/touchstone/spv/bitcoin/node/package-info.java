/// The Bitcoin node: follows the header chain, looks through it for the scripts of its watchers, and hands them proven
/// blocks. `BitcoinNode` is the owner of everything here and runs it on the `bitcoin-chain` loop; the rest is pure or
/// confined to that loop. Knows scripts and transactions, never a key.
///
/// Sources: BIP130, BIP157, BIP158, BIP339.
@NullMarked
package dev.touchstone.spv.bitcoin.node;

import org.jspecify.annotations.NullMarked;

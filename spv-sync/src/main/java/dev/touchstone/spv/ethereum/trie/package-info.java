/// The Merkle-Patricia trie, in which Ethereum keeps its state, its storage, and each block's transactions, receipts
/// and withdrawals (Yellow Paper, appendix D): a strict verifier of proofs, and the trie itself for those who know
/// everything in it. Pure: no I/O, no clock, no threads. Used by the kernel and by the practice chain.
@NullMarked
package dev.touchstone.spv.ethereum.trie;

import org.jspecify.annotations.NullMarked;

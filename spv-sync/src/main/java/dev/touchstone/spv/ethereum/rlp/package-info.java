/// Recursive Length Prefix, the byte encoding of Ethereum's execution layer (Yellow Paper, appendix B): a reader that
/// takes nothing but the one canonical form, and a writer. Pure, no threads; a reader and a writer are each confined to
/// one. Used by the values of [dev.touchstone.spv.ethereum] and by the trie.
@NullMarked
package dev.touchstone.spv.ethereum.rlp;

import org.jspecify.annotations.NullMarked;

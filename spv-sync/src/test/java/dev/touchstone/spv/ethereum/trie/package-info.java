/// Tests of the trie and of the proofs from it.
@NullMarked
package dev.touchstone.spv.ethereum.trie;

import org.jspecify.annotations.NullMarked;

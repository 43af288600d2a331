/// What happened to accounts of Ethereum, found without asking anybody what happened: by proven balances and
/// nonces of older blocks, halving the way until the one block is found in which they changed, and by all that
/// this block holds. For whoever keeps a history; on threads that may block.
/// `docs/decisions/0028-history-that-adds-up.md` says what that proves and what not.
@NullMarked
package dev.touchstone.spv.ethereum.history;

import org.jspecify.annotations.NullMarked;

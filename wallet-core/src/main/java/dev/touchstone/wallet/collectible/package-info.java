/// Single things that can be owned (ERC-721, ERC-1155): which one, by what number, where it is described, and what
/// there
/// is to see of it. Used by the ledger, by screens and by the command line. Values are immutable; nothing here fetches
/// anything, and what a thing is worth or whether it is genuine nobody here says.
@NullMarked
package dev.touchstone.wallet.collectible;

import org.jspecify.annotations.NullMarked;

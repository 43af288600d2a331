/// Lists of tokens that somebody keeps (the Uniswap token list standard, `Uniswap/token-lists`), and of
/// spenders that are well known. Pure values; nobody is asked. What a list says is a claim: that a token is on
/// a list is all that can be said, and [TokenLists] says it as [dev.touchstone.spv.proof.Claimed].
@NullMarked
package dev.touchstone.spv.ethereum.tokenlist;

import org.jspecify.annotations.NullMarked;

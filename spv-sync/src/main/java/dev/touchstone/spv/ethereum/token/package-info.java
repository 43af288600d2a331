/// The questions that the standards of tokens define, in the standards' own names, as a closed list: what is
/// sent to the contract, how its answer reads, and what it says in words (ERC-20, ERC-721, ERC-1155, ERC-165,
/// ERC-5805). Pure values. Whether an answer is proven is for [dev.touchstone.spv.proof] to say; that a
/// contract keeps to a standard, and means what it says, nobody proves.
@NullMarked
package dev.touchstone.spv.ethereum.token;

import org.jspecify.annotations.NullMarked;

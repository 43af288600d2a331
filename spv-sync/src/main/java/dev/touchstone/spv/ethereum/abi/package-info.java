/// The binary form in which contracts take arguments and give results (Solidity's "Contract ABI
/// Specification"), as far as the questions to tokens need it: single words, and one text. Strict: each value
/// has one form, and anything else is refused with a reason. Pure and thread-safe. Used by
/// [dev.touchstone.spv.ethereum.token].
@NullMarked
package dev.touchstone.spv.ethereum.abi;

import org.jspecify.annotations.NullMarked;

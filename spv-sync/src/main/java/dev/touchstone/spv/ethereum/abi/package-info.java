/// The binary form in which contracts take arguments and give results (Solidity's "Contract ABI
/// Specification"), as far as questions need it: [AbiResult] reads the one word or text that most functions
/// return, [AbiType] what has parts. Strict: each value has one form, and anything else is refused with a
/// reason. Pure and thread-safe. Used by [dev.touchstone.spv.ethereum.token], [dev.touchstone.spv.ethereum.ens]
/// and [dev.touchstone.spv.ethereum.offchain].
@NullMarked
package dev.touchstone.spv.ethereum.abi;

import org.jspecify.annotations.NullMarked;

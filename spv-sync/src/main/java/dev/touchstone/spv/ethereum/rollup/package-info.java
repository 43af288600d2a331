/// Chains that settle on Ethereum: where their contracts keep what is settled, and the forms of what those words
/// are hashes of. Values only; that a block is settled is proven in [dev.touchstone.spv.proof].
///
/// Sources: ethereum-optimism/specs `protocol/proposals.md`, `fault-proof/`, `interop/`;
/// ethereum-optimism/optimism `contracts-bedrock`; OffchainLabs/nitro-contracts `src/rollup`. What is read there
/// is named at each type.
@NullMarked
package dev.touchstone.spv.ethereum.rollup;

import org.jspecify.annotations.NullMarked;

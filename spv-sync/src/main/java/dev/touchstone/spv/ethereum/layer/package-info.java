/// Asks about chains beside an Ethereum network: what its contracts settled for them, with a proof, and what their
/// servers say beside that, without one.
///
/// Sources: ethereum-optimism/specs `fault-proof/`, `protocol/proposals.md`; OffchainLabs/nitro-contracts
/// `src/rollup`; maticnetwork/contracts `contracts/root`; maticnetwork/bor `consensus/bor/api.go`.
@NullMarked
package dev.touchstone.spv.ethereum.layer;

import org.jspecify.annotations.NullMarked;

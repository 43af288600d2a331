/// What a transaction would do if it stood in the block after a known one: it is run by the rules of that
/// block, before anybody signs it, and what it leaves is told as
/// [dev.touchstone.spv.ethereum.simulation.Effect]s. Pure: what is known of the state comes from a
/// [dev.touchstone.spv.ethereum.evm.StateView], and whether the result is proven is for
/// [dev.touchstone.spv.proof.SimulationKernel] to say. ERC-20, ERC-721, ERC-1155, EIP-1559, EIP-7702.
@NullMarked
package dev.touchstone.spv.ethereum.simulation;

import org.jspecify.annotations.NullMarked;

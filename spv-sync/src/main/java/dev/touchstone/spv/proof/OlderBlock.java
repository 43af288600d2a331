package dev.touchstone.spv.proof;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.beacon.Slot;
import java.util.List;

/// An execution block, and what is said to lead from it through an older beacon block to the state of a newer
/// one; nothing of it is checked. Immutable.
///
/// @param header RLP of the execution block's header
/// @param slot the slot of the beacon block that names it
/// @param toBeaconBlock the branch from the execution block's hash to the root of the beacon block
/// @param toState the branch from that root to the root of the newer state
public record OlderBlock(ByteString header, Slot slot, List<Hash256> toBeaconBlock, List<Hash256> toState) {
    public OlderBlock {
        toBeaconBlock = List.copyOf(toBeaconBlock);
        toState = List.copyOf(toState);
    }
}

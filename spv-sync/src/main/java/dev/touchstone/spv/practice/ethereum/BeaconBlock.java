package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.beacon.BeaconHeader;
import dev.touchstone.spv.ethereum.beacon.ConsensusFork;
import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.ethereum.beacon.SyncAggregate;

/// A block of the beacon chain with what can be proven of it. Immutable.
///
/// @param link how it is tied to the execution chain
/// @param finality what its state knows of finality
/// @param finalizedRoot what its state calls final; zero where nothing is yet
/// @param blockRoots what its state knows of the blocks before it
/// @param aggregate what the committee signed of the block before
/// @param execution the execution block of its slot
record BeaconBlock(
        ConsensusFork fork,
        BeaconHeader header,
        Hash256 root,
        BeaconLeaf link,
        Finality finality,
        Hash256 finalizedRoot,
        BlockRoots blockRoots,
        SyncAggregate aggregate,
        ExecutionBlock execution) {
    Slot slot() {
        return header.slot();
    }
}

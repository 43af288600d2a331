package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.beacon.ConsensusFork;
import dev.touchstone.spv.ethereum.beacon.Slot;

/// How a practice chain stands. Immutable.
///
/// @param head the newest slot with a block
/// @param root that block's root
/// @param number the newest execution block
/// @param hash that block's hash
/// @param finalized the slot of the newest final block; the first where nothing is final
/// @param present how many signed in the newest slot
/// @param waiting transactions that wait for a block
public record PracticeEthereumSnapshot(
        Slot head,
        Hash256 root,
        ConsensusFork fork,
        BlockNumber number,
        Hash256 hash,
        Slot finalized,
        int present,
        int waiting) {}

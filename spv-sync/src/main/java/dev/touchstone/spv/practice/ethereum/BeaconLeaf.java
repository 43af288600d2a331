package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.beacon.PayloadHeader;

/// What a beacon block's body says of the execution chain. Immutable.
sealed interface BeaconLeaf {
    /// Before Capella light clients cannot prove anything of it.
    record None() implements BeaconLeaf {}

    /// Up to Fulu: the header of the payload inside.
    record Payload(PayloadHeader header) implements BeaconLeaf {}

    /// From Gloas on: the hash of the payload that came before.
    record ParentHash(Hash256 hash) implements BeaconLeaf {}
}

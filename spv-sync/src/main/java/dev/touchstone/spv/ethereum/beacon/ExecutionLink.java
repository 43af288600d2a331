package dev.touchstone.spv.ethereum.beacon;

import dev.touchstone.spv.chain.Hash256;
import java.util.List;

/// How a light-client header ties the execution chain to a beacon block. Immutable.
public sealed interface ExecutionLink {
    /// Before Capella, or in a header that stands for none.
    record None() implements ExecutionLink {}

    /// From Capella to Fulu: the payload's header, with its branch to the root of the block's body.
    record Payload(PayloadHeader header, List<Hash256> branch) implements ExecutionLink {
        public Payload {
            branch = List.copyOf(branch);
        }
    }

    /// From Gloas on: the hash of the execution block, with its branch to the root of the block's body.
    record BlockHash(Hash256 hash, List<Hash256> branch) implements ExecutionLink {
        public BlockHash {
            branch = List.copyOf(branch);
        }
    }
}

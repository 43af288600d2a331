package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Proven;
import java.util.List;

/// The headers of a range of blocks, each proven by its child. Immutable.
public sealed interface BlockRange {
    /// As many blocks as can be asked for at once: about half a day.
    long MOST_BLOCKS = 4096;

    /// All of them, the oldest first.
    record Read(List<Proven<ExecutionHeader>> blocks) implements BlockRange {
        public Read {
            blocks = List.copyOf(blocks);
        }
    }

    /// One of them is not proven, for this reason.
    record NotRead(Finding<?> why) implements BlockRange {}
}

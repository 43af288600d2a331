package dev.touchstone.spv.chain;

import java.util.List;

/// What happened to the best chain. Immutable.
public sealed interface ChainEvent {
    /// A block was added on top of the best chain.
    record Connected(ChainPoint point) implements ChainEvent {}

    /// The best chain changed below its tip. `removed` runs from the old tip down, `added` from the block
    /// above `fork` up to the new tip.
    record Reorganized(ChainPoint fork, List<ChainPoint> removed, List<ChainPoint> added) implements ChainEvent {
        public Reorganized {
            removed = List.copyOf(removed);
            added = List.copyOf(added);
        }
    }

    /// A block that can no longer be replaced (Ethereum finality).
    record Finalized(ChainPoint point) implements ChainEvent {}
}

package dev.touchstone.spv.bitcoin.node;

import dev.touchstone.spv.chain.ChainEvent;
import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.proof.Refutation;
import java.util.List;

/// What became of headers that a peer sent. Immutable.
public sealed interface Accepted {
    /// The best chain grew by these blocks, the lowest first.
    record Extended(List<ChainPoint> added) implements Accepted {
        public Extended {
            added = List.copyOf(added);
        }
    }

    /// A branch with more work took the place of the end of the best chain.
    record Reorganized(ChainEvent.Reorganized event) implements Accepted {}

    /// They make or lengthen a branch that has no more work than the best chain; `tip` is its last block. To learn
    /// how the branch goes on, ask with [HeaderTree#locatorFrom(ChainPoint)].
    record SideBranch(ChainPoint tip) implements Accepted {}

    /// They belong to a branch that has more work than the best chain, but its first headers were not kept when it
    /// was still far too light to matter. Ask again with [HeaderTree#locatorFrom(ChainPoint)] from `fork`: now they
    /// are.
    record Heavier(ChainPoint fork) implements Accepted {}

    /// All of them are on the best chain already, or there were none.
    record Known() implements Accepted {}

    /// The first does not follow a header that is known. Ask with [HeaderTree#locator()] what lies between.
    record Unconnected() implements Accepted {}

    /// One of them breaks a rule; nothing was changed.
    record Rejected(Refutation refutation) implements Accepted {}
}

package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.ethereum.source.SourceFault;
import java.time.Instant;
import java.util.List;

/// Which block one operator calls final, when asked for a checkpoint. A claim, whoever says it. Immutable.
///
/// @param operator the server's name
public record OperatorsWord(String operator, Answer answer) {

    /// What came back.
    public sealed interface Answer {
        /// It names this block, and serves it. The slot follows from the root.
        ///
        /// @param servedBy every operator asked that serves this very block as one to begin from, also those
        ///     that call a newer one final
        record Names(Hash256 root, Slot slot, Instant made, List<String> servedBy) implements Answer {
            public Names {
                servedBy = List.copyOf(servedBy);
            }
        }

        record Silent(SourceFault why) implements Answer {}
    }
}

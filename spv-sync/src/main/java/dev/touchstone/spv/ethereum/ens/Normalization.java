package dev.touchstone.spv.ethereum.ens;

import java.util.List;

/// What became of a text that was to be a name. Immutable.
public sealed interface Normalization {
    /// A name.
    ///
    /// @param isAscii whether all of it is ASCII: letters, digits and a few signs
    record Normalized(EnsName name, boolean isAscii, List<NameWarning> warnings) implements Normalization {
        public Normalized {
            warnings = List.copyOf(warnings);
        }
    }

    /// No name.
    ///
    /// @param label which label is at fault, from 0
    /// @param text that label as it was written
    record Refused(NameFault fault, int label, String text) implements Normalization {}
}

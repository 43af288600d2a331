package dev.touchstone.wallet;

import java.util.List;

/// What came of asking for the recovery phrase. Immutable.
public sealed interface RevealOutcome {
    /// The words, to be shown and forgotten.
    record Revealed(List<String> words, boolean hasPassphrase) implements RevealOutcome {
        public Revealed {
            words = List.copyOf(words);
        }

        @Override
        public String toString() {
            return "Revealed";
        }
    }

    record WrongPassword() implements RevealOutcome {}

    /// The keys in the wallet file cannot be read; `what` names the damage.
    record Damaged(String what) implements RevealOutcome {}
}

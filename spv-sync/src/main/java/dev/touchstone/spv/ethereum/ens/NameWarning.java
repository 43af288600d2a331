package dev.touchstone.spv.ethereum.ens;

import java.util.List;

/// What a person should know about a name that is valid. Immutable.
public sealed interface NameWarning {
    /// The label has characters outside ASCII, of this script.
    record NotAscii(String label, String script) implements NameWarning {}

    /// The label has emoji, some of which look alike.
    record HasEmoji(String label) implements NameWarning {}

    /// The label is written in a script that few can read (UAX #31).
    record UncommonScript(String label, String script) implements NameWarning {}

    /// The labels of the name are of more than one script, ASCII aside.
    record SeveralScripts(List<String> scripts) implements NameWarning {
        public SeveralScripts {
            scripts = List.copyOf(scripts);
        }
    }
}

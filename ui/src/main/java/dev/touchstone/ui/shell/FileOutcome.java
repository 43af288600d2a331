package dev.touchstone.ui.shell;

import dev.touchstone.spv.proof.Finding;
import java.nio.file.Path;

/// What came of writing a file that the person asked for. Immutable.
public sealed interface FileOutcome {
    record Written(Path file) implements FileOutcome {}

    record NotWritten(Path file, String reason) implements FileOutcome {}

    /// There is nothing proven yet that could be written.
    record NothingProven() implements FileOutcome {}

    /// Something that belongs in it could not be proven.
    record NotGathered(Finding<?> why) implements FileOutcome {}
}

package dev.touchstone.ui.proof;

import dev.touchstone.spv.proof.Finding;
import dev.touchstone.ui.shell.FileOutcome;
import dev.touchstone.ui.text.Shown;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// What the inspector explains: a number on one chain, its ladder, and the ways to check and to export its proof.
/// Confined to the JavaFX application thread.
interface Subject {
    /// As it is now.
    ProofPage page();

    /// Runs the proofs again from the bytes that are stored.
    CompletableFuture<List<Finding<?>>> checkAgain();

    /// What a file with this proof is to be called.
    String fileName();

    CompletableFuture<FileOutcome> export(Path file);

    /// What the drawer shows at one moment. Immutable.
    record ProofPage(String name, Shown number, boolean signed, Ladder ladder, boolean canExport) {}
}

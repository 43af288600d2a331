package dev.touchstone.ui.shell;

import dev.touchstone.ui.format.AgeFormat;
import dev.touchstone.ui.format.AmountFormat;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What every screen can count on: the way to the JavaFX thread, the time, how amounts and ages are written, the
/// other screens, and the desktop. Immutable.
///
/// @param fx runs a task on the thread that owns the screens
public record Surroundings(
        Host host,
        Executor fx,
        ReadOnlyObjectProperty<Instant> now,
        ReadOnlyObjectProperty<AmountFormat> amounts,
        AgeFormat ages,
        Navigator navigator,
        Desktop desktop) {
    private static final Logger LOG = LoggerFactory.getLogger(Surroundings.class);

    /// Hands what came of a command to `then`, on the thread of the screens. A command that fails is a bug, which
    /// the program meets by stopping; here it is written down once and `onBug` lets the page come to rest.
    public <T> void whenDone(CompletableFuture<T> command, Consumer<T> then, Runnable onBug) {
        CompletableFuture<T> _ = command.whenCompleteAsync(
                (result, bug) -> {
                    if (bug == null) {
                        then.accept(result);
                        return;
                    }
                    LOG.error("a command of the window failed", bug);
                    onBug.run();
                },
                fx);
    }

    public <T> void whenDone(CompletableFuture<T> command, Consumer<T> then) {
        whenDone(command, then, () -> {});
    }
}

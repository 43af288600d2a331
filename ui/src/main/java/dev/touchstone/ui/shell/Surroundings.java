package dev.touchstone.ui.shell;

import dev.touchstone.ui.format.AgeFormat;
import dev.touchstone.ui.format.AmountFormat;
import java.time.Instant;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;

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
        Desktop desktop) {}

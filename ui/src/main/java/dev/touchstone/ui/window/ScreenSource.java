package dev.touchstone.ui.window;

import dev.touchstone.ui.shell.HostState;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.ui.shell.Screen;

/// Makes the screens. Confined to the JavaFX application thread.
public interface ScreenSource {
    /// What the program's state is from now on; screens opened later belong to it.
    void enter(HostState state);

    Screen open(Route route);

    Screen inspect(Route.Inspection inspection);

    Screen lay(Route.Sheet sheet);
}

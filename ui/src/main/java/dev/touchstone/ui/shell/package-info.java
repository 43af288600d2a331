/// The window: rail, top bar, status line, drawer, routes between screens, and [Host], the port through which the
/// screens reach the program. Used by `app`, which implements [Host] and [Session], and by every screen.
///
/// Views run on the JavaFX application thread; view models too, but they know no scene.
@NullMarked
package dev.touchstone.ui.shell;

import org.jspecify.annotations.NullMarked;

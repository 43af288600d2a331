/// The window itself: rail, top bar, status line, drawer, and the keys that work everywhere. It follows the state of
/// the program and shows the screen of the present route. Used by the application alone; on the JavaFX application
/// thread.
@NullMarked
package dev.touchstone.ui.window;

import org.jspecify.annotations.NullMarked;

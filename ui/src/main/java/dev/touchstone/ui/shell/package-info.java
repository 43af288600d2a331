/// What every screen stands on: [Host] and [Session], the ports through which screens reach the program; [Route] and
/// [Navigator], the way between screens; [Surroundings], what a screen can count on. Used by `app`, which implements
/// the ports, and by every screen.
///
/// Views and view models run on the JavaFX application thread; nothing here knows a scene but [Screen].
@NullMarked
package dev.touchstone.ui.shell;

import org.jspecify.annotations.NullMarked;

/// The inspector: why a number is true, as a ladder from the number down to where belief begins. [Ladder] turns
/// evidence into sentences and drawings; the rest shows them. The view model knows no scene. On the JavaFX
/// application thread.
@NullMarked
package dev.touchstone.ui.proof;

import org.jspecify.annotations.NullMarked;

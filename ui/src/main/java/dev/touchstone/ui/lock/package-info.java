/// The page of a wallet that is closed: its name, the chain, no amounts; and the page that stands when a fault stopped
/// the program. A view and a view model each. On the JavaFX application thread.
@NullMarked
package dev.touchstone.ui.lock;

import org.jspecify.annotations.NullMarked;

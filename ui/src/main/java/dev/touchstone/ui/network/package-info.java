/// The chain and those who tell of it: how fresh it is, what was checked, the peers, the lies that were caught. A view
/// and a view model; the view model knows no scene. On the JavaFX application thread.
@NullMarked
package dev.touchstone.ui.network;

import org.jspecify.annotations.NullMarked;

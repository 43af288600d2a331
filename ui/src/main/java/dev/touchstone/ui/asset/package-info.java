/// One asset: how its amount is split, what it follows from, its coins and its history. A view and a view model; the
/// view model knows no scene. On the JavaFX application thread.
@NullMarked
package dev.touchstone.ui.asset;

import org.jspecify.annotations.NullMarked;

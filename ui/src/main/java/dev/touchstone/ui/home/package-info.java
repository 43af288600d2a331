/// The first page of an open wallet: how much there is, how far that is proven, what is on its way, what came last.
/// A view and a view model; the view model knows no scene. On the JavaFX application thread.
@NullMarked
package dev.touchstone.ui.home;

import org.jspecify.annotations.NullMarked;

/// Whom to ask for pictures and descriptions of collectibles: gateways, the user's own first, and websites, each by the
/// user's decision. A view and a view model; the view model knows no scene. On the JavaFX application thread.
@NullMarked
package dev.touchstone.ui.pictures;

import org.jspecify.annotations.NullMarked;

/// Paying: compose, review, unlock, follow. A view and a view model for sending and for following, and [Composer], the
/// pure step from what was typed to a draft. The view models know no scene. On the JavaFX application thread.
@NullMarked
package dev.touchstone.ui.send;

import org.jspecify.annotations.NullMarked;

/// Paying: compose, review, unlock, follow; and raising the fee of a payment that waits, by the same review. A view and
/// a view model for each, and [Composer], the pure step from what was typed to a draft. The view models know no scene.
/// On the JavaFX application thread.
@NullMarked
package dev.touchstone.ui.send;

import org.jspecify.annotations.NullMarked;

/// What a person can choose about the program: how it looks, how amounts are written, where its files lie. A view; the
/// choices themselves are kept by the program. On the JavaFX application thread.
@NullMarked
package dev.touchstone.ui.settings;

import org.jspecify.annotations.NullMarked;

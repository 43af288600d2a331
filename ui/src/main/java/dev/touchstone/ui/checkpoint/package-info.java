/// The block that everything about Ethereum begins with: what it is, how to take another one by pasting its root or
/// by comparing what several operators say, and the one act that gives proof up. A view and a view model; the view
/// model knows no scene. On the JavaFX application thread.
@NullMarked
package dev.touchstone.ui.checkpoint;

import org.jspecify.annotations.NullMarked;

/// The pages before the first wallet is open: welcome, create, restore, open a file. A view and a view model each;
/// the view models know no scene. On the JavaFX application thread.
@NullMarked
package dev.touchstone.ui.firstrun;

import org.jspecify.annotations.NullMarked;

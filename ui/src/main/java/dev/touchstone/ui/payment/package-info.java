/// One payment: as a row of a list, and as a page with its way from inputs to outputs. Rows are used by home, asset
/// and activity. A view and a view model; the view model knows no scene. On the JavaFX application thread.
@NullMarked
package dev.touchstone.ui.payment;

import org.jspecify.annotations.NullMarked;

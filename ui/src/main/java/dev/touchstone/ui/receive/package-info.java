/// Being paid: an address, its code, a request with an amount, and the arrival, live on the same page. A view and a
/// view model; the view model knows no scene. On the JavaFX application thread.
@NullMarked
package dev.touchstone.ui.receive;

import org.jspecify.annotations.NullMarked;

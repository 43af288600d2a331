/// Every payment of the wallet: by day, searched, filtered, named, exported. A view and a view model; the view model
/// knows no scene. On the JavaFX application thread.
@NullMarked
package dev.touchstone.ui.activity;

import org.jspecify.annotations.NullMarked;

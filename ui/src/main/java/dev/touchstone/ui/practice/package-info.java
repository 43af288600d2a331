/// The controls of the practice network: coins from its faucet, blocks, a replaced block. Only there while a practice
/// wallet is open. A view and a view model; the view model knows no scene. On the JavaFX application thread.
@NullMarked
package dev.touchstone.ui.practice;

import org.jspecify.annotations.NullMarked;

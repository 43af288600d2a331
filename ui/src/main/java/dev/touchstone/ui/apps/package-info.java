/// The pages for apps: which are connected, what they asked for, and the requests that wait for an answer.
/// Confined to the JavaFX application thread.
@NullMarked
package dev.touchstone.ui.apps;

import org.jspecify.annotations.NullMarked;

/// The look: one stylesheet over AtlantaFX Primer, light and dark from the same file, and the bundled typefaces.
/// Used by the window and by screenshot tests, on the JavaFX application thread.
@NullMarked
package dev.touchstone.ui.theme;

import org.jspecify.annotations.NullMarked;

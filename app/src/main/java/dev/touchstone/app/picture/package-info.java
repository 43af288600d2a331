/// Drawing pictures that strangers made: what they are is told by their bytes, how large they are before anything is
/// allocated for them, and how long it may take is bounded. Nothing is loaded from anywhere by drawing. The one part of
/// the program that uses the JDK's own graphics, which it does without a display; what comes out is a
/// [dev.touchstone.wallet.collectible.Raster].
@NullMarked
package dev.touchstone.app.picture;

import org.jspecify.annotations.NullMarked;

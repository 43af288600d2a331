/// The artwork of Touchstone: the app icon in every size and the five truth marks as path data.
///
/// The SVG files beside this package are the source; the PNG files are rendered from them by `Artwork` in the
/// test tree. Depends on nothing, so that a packager can read it without a screen toolkit. Used by `ui` and
/// `installer`. Everything here is immutable and may be read from any thread.
@NullMarked
package dev.touchstone.icons;

import org.jspecify.annotations.NullMarked;

/// What kind of picture some bytes are, and how large, by the bytes themselves and never by what anybody says of
/// them. Nothing is drawn here, and nothing allocated that the bytes ask for.
///
/// Pure: no I/O, no clock, no threads. Used by whoever is about to draw a stranger's picture. Sources: PNG (W3C,
/// third edition), JPEG (ITU-T T.81), GIF89a, WebP (RFC 9649), SVG 1.1.
@NullMarked
package dev.touchstone.spv.content.picture;

import org.jspecify.annotations.NullMarked;

/// How amounts, ages and dates are written: exact, without a locale's surprises, and readable back. Pure and
/// immutable; used by every screen. No `double` anywhere.
@NullMarked
package dev.touchstone.ui.format;

import org.jspecify.annotations.NullMarked;

/// The screens of Touchstone; the one module that knows JavaFX.
///
/// Views are built on the JavaFX application thread from view models that know no scene graph. No money is
/// computed here: a screen shows findings that wallet-core and spv-sync hand up.
@NullMarked
package dev.touchstone.ui;

import org.jspecify.annotations.NullMarked;

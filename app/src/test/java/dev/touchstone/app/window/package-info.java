/// Tests of the program behind the window, without a window.
@NullMarked
package dev.touchstone.app.window;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.touchstone.app;

import org.jspecify.annotations.NullMarked;

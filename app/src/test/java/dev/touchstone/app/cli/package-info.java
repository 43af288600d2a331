@NullMarked
package dev.touchstone.app.cli;

import org.jspecify.annotations.NullMarked;

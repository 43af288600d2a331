@NullMarked
package dev.touchstone.app.cli.output;

import org.jspecify.annotations.NullMarked;

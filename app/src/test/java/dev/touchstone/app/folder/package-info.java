@NullMarked
package dev.touchstone.app.folder;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.touchstone.app.node;

import org.jspecify.annotations.NullMarked;

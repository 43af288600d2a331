/// Tests of the package of the same name.
@NullMarked
package dev.touchstone.app.picture;

import org.jspecify.annotations.NullMarked;

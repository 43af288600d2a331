/// Tests of the package of the same name.
@NullMarked
package dev.touchstone.spv.content.picture;

import org.jspecify.annotations.NullMarked;

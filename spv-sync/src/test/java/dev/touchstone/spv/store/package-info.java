/// Tests of what is kept on disk: see the package of the same name.
@NullMarked
package dev.touchstone.spv.store;

import org.jspecify.annotations.NullMarked;

/// Tests of the package of the same name.
@NullMarked
package dev.touchstone.spv.content.source;

import org.jspecify.annotations.NullMarked;

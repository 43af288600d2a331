/// Tests of the kernel. They live in its package because they alone may make premises by hand.
@NullMarked
package dev.touchstone.spv.proof;

import org.jspecify.annotations.NullMarked;

/// What tests of several packages share: the vectors, and real nodes as counterparts. Test code only.
@NullMarked
package dev.touchstone.spv.testsupport;

import org.jspecify.annotations.NullMarked;

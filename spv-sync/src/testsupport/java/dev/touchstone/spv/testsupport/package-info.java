/// What tests share, those of app included: the vectors, real nodes as counterparts, and recordings of one. Test code
/// only.
@NullMarked
package dev.touchstone.spv.testsupport;

import org.jspecify.annotations.NullMarked;

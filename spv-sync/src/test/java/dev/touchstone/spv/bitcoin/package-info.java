/// Tests of Bitcoin's values and codecs.
@NullMarked
package dev.touchstone.spv.bitcoin;

import org.jspecify.annotations.NullMarked;

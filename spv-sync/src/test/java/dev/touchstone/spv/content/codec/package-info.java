/// Tests of the encodings that content addressing is written in.
@NullMarked
package dev.touchstone.spv.content.codec;

import org.jspecify.annotations.NullMarked;

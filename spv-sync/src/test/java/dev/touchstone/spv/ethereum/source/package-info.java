/// Tests of sources against servers in this JVM and against recorded answers.
@NullMarked
package dev.touchstone.spv.ethereum.source;

import org.jspecify.annotations.NullMarked;

/// Tests of the questions to tokens.
@NullMarked
package dev.touchstone.spv.ethereum.token;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.touchstone.spv.practice.ethereum;

import org.jspecify.annotations.NullMarked;

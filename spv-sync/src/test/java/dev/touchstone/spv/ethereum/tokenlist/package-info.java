@NullMarked
package dev.touchstone.spv.ethereum.tokenlist;

import org.jspecify.annotations.NullMarked;

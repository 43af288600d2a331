@NullMarked
package dev.touchstone.spv.ethereum.layer;

import org.jspecify.annotations.NullMarked;

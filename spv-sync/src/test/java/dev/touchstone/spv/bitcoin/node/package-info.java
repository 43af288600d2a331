/// Tests of the Bitcoin node and its parts. Test code only.
@NullMarked
package dev.touchstone.spv.bitcoin.node;

import org.jspecify.annotations.NullMarked;

/// Tests of the machine against the vectors of Ethereum's own tests, and against made ones where those end.
@NullMarked
package dev.touchstone.spv.ethereum.evm;

import org.jspecify.annotations.NullMarked;

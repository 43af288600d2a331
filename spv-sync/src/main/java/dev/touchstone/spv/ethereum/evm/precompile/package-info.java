/// The contracts that every chain of Ethereum has built in (Yellow Paper, appendix E, and the EIPs since): what
/// each costs and what it answers, as pure functions of the input. Used by the interpreter, which alone knows gas
/// limits and calls. Nothing here throws on any input.
///
/// Native code does BLS12-381 and KZG; where it does not load, those contracts say so rather than answer.
@NullMarked
package dev.touchstone.spv.ethereum.evm.precompile;

import org.jspecify.annotations.NullMarked;

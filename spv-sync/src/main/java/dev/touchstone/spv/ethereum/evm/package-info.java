/// The Ethereum Virtual Machine: runs a call, a transaction or a block over values of the state that are given, and
/// says what it returns, what it changes and what it would need to know (Yellow Paper, 9 and appendix H; each fork's
/// EIPs are named where they change something). Pure: no I/O, no clock, no threads; a run is confined to one thread. A
/// value that is not given never reads as zero: the run then has no result but the list of what is missing. Used by the
/// kernel for calls over proven values, by the wallet to simulate before signing, and by the practice chain.
@NullMarked
package dev.touchstone.spv.ethereum.evm;

import org.jspecify.annotations.NullMarked;

/// The kernel: the only place that can say [Proven]. It holds the four kinds of [Finding], the evidence for each,
/// the names of the lies it catches, one function per provable fact (`Kernel` for Bitcoin, `StateKernel` and
/// `BlockKernel` for Ethereum's execution layer, `RollupKernel` for chains that settle on it, `ContentKernel` for
/// content under its own address) and a closed list of rules that combine them ([Rules]). Pure functions over bytes: no
/// I/O, no clock (times are arguments), no threads of its own. Read it aloud; adding to it needs a second reader.
///
/// Used by everything above; it sees only the values of [dev.touchstone.spv.bitcoin],
/// [dev.touchstone.spv.ethereum], [dev.touchstone.spv.content] and [dev.touchstone.spv.chain]. Sources: Bitcoin's
/// consensus rules, BIP34/65/66/94/113/141/157/158; Ethereum's Yellow Paper, EIP-658/1186/2718/2935/4895.
@NullMarked
package dev.touchstone.spv.proof;

import org.jspecify.annotations.NullMarked;

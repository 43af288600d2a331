/// Ethereum's values and their codecs: addresses, amounts, accounts, execution headers, transactions, receipts, logs.
/// Pure: no I/O, no clock, no threads. Everything read from bytes is bounded and parsed totally; what one parses and
/// writes again is the same bytes. Used by the kernel, the wallet and the screens. Sources: the Yellow Paper and the
/// EIPs named at each type.
@NullMarked
package dev.touchstone.spv.ethereum;

import org.jspecify.annotations.NullMarked;

/// Bitcoin's values and codecs: headers, transactions, blocks, Merkle trees, compact filters, amounts, and the
/// parameters of each network. Pure: no I/O, no clock, no threads. Everything read from bytes is bounded before
/// it is allocated and parsed totally; what one parses and writes again is the same bytes.
@NullMarked
package dev.touchstone.spv.bitcoin;

import org.jspecify.annotations.NullMarked;

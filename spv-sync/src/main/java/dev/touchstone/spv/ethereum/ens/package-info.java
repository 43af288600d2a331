/// Names of the Ethereum Name Service: their one normal form, the questions that are put to a network's
/// contracts about them ([NameQuestion]), and how the answers read. An [EnsName] can only come out of
/// [EnsName#normalize]. Pure: no I/O but the tables that the program carries, no clock, no threads. Whether an
/// answer is proven is for [dev.touchstone.spv.proof] to say.
///
/// The tables in `ensip15.bin` are made from the data files of ENSIP-15 (adraffy/ens-normalize.js, MIT licence)
/// by `EnsTablesWriter` among the tests; the file's head names their version and date. Used by the wallet and the
/// screens. Sources: ENSIP-1 (EIP-137), 3, 5, 7, 9, 10, 11, 15, 19, 23;
/// UAX #15; EIP-3668.
@NullMarked
package dev.touchstone.spv.ethereum.ens;

import org.jspecify.annotations.NullMarked;

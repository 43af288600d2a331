/// Names of the Ethereum Name Service: their one normal form, and what contracts are asked by. An [EnsName] can
/// only come out of [EnsName#normalize]. Pure: no I/O but the tables that the program carries, no clock, no
/// threads.
///
/// The tables in `ensip15.bin` are made from the data files of ENSIP-15 (adraffy/ens-normalize.js, MIT licence)
/// by `EnsTablesWriter` among the tests; the file's head names their version and date. Used by the wallet and the
/// screens. Sources: ENSIP-1 (EIP-137), ENSIP-9, ENSIP-10, ENSIP-11, ENSIP-15, UAX #15.
@NullMarked
package dev.touchstone.spv.ethereum.ens;

import org.jspecify.annotations.NullMarked;

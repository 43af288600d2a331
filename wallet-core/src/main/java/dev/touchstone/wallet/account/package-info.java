/// Accounts and addresses: which scripts belong to a wallet and how they are written for people. Used by the ledger,
/// by payments and by screens. Values are immutable and everything here is thread-safe.
///
/// Sources: BIP13, BIP44, BIP84, BIP86, BIP173, BIP350, EIP-55.
@NullMarked
package dev.touchstone.wallet.account;

import org.jspecify.annotations.NullMarked;

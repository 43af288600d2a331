/// Secret keys: the recovery phrase (BIP39), the tree of keys (BIP32), the curve, the vault that keeps them sealed
/// under a password, and single keys brought from elsewhere.
///
/// Used by `wallet.account` (public keys only), `wallet.payment` (signatures) and `wallet.ledger` (the file).
/// Nothing here reads a clock, a socket or a file; randomness enters through [Dice]. A class that holds a secret
/// is closeable and wipes it; a secret is never part of a `toString`.
@NullMarked
package dev.touchstone.wallet.key;

import org.jspecify.annotations.NullMarked;

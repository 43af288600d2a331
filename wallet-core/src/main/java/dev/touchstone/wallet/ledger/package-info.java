/// What a wallet owns and how that came about: the journal of everything that happened, the ledger folded from it, and
/// the snapshots that screens read. The ledger is confined to the `wallet-ledger` loop; snapshots are immutable.
/// Nothing here is secret-bearing except the wallet file, and nothing here knows how a payment is made.
@NullMarked
package dev.touchstone.wallet.ledger;

import org.jspecify.annotations.NullMarked;

package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.bitcoin.TxOut;
import dev.touchstone.wallet.account.AddressPath;

/// An output that pays to one of the wallet's own scripts. Immutable.
record OwnOutput(TxOut output, AddressPath path) {}

package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.bitcoin.OutPoint;
import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.wallet.account.BitcoinAddress;

/// What a label can be put on (BIP329 types `tx`, `addr` and `output`). Immutable.
public sealed interface LabelTarget {
    record OnTransaction(TxId txid) implements LabelTarget {}

    record OnAddress(BitcoinAddress address) implements LabelTarget {}

    record OnOutput(OutPoint outPoint) implements LabelTarget {}
}

package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.bitcoin.OutPoint;
import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.wallet.account.BitcoinAddress;

/// What a label can be put on (BIP329 types `tx`, `addr` and `output`). Immutable.
public sealed interface LabelTarget {
    record OnTransaction(TxId txid) implements LabelTarget {}

    record OnAddress(BitcoinAddress address) implements LabelTarget {}

    record OnOutput(OutPoint outPoint) implements LabelTarget {}

    /// BIP329 knows Bitcoin only; the line is of type `addr` with the address as EIP-55 writes it.
    record OnEthereumAddress(EthereumAddress address) implements LabelTarget {}

    /// A transaction of Ethereum; the line is of type `tx` with 0x before the hash.
    record OnEthereumPayment(Hash256 hash) implements LabelTarget {}
}

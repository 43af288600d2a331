package dev.touchstone.spv.practice;

import dev.touchstone.spv.bitcoin.BlockHash;
import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.proof.Refutation;

/// Why the practice chain does not take a block. Immutable.
public sealed interface BlockRefusal {
    /// The header, the Merkle root, the coinbase's place or the witness commitment is wrong: what a light client
    /// sees as well.
    record Unproven(Refutation why) implements BlockRefusal {}

    /// It follows a block that was refused.
    record ParentRefused(BlockHash parent) implements BlockRefusal {}

    record Overweight(int weight) implements BlockRefusal {}

    /// More than 80,000 units of signature operations (BIP141).
    record TooManySigops(int cost) implements BlockRefusal {}

    /// The coinbase's script does not begin with the block's height (BIP34).
    record HeightNotInCoinbase(Height at) implements BlockRefusal {}

    /// The coinbase pays itself more than the subsidy and the fees.
    record CoinbaseTooRich(Satoshis claimed, Satoshis allowed) implements BlockRefusal {}

    /// An unspent transaction of the same name exists (BIP30).
    record RepeatedTransaction(TxId txid) implements BlockRefusal {}

    record BadTransaction(int index, TxId txid, TransactionRefusal why) implements BlockRefusal {}
}

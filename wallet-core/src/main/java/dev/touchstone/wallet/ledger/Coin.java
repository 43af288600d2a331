package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.bitcoin.OutPoint;
import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.bitcoin.TxOut;
import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.proof.Settlement;
import dev.touchstone.wallet.account.AddressPath;
import java.util.Optional;

/// An output that belongs to the wallet and that no live transaction in a block spends (a UTXO). Immutable.
///
/// @param leaving a payment of the wallet that is in no block yet spends it
/// @param reused its address has received more than once
public record Coin(
        OutPoint outPoint,
        TxOut output,
        AddressPath path,
        Origin origin,
        boolean frozen,
        boolean leaving,
        boolean reused,
        String label) {

    /// Blocks that have to lie on a coinbase before its outputs can be spent.
    public static final int COINBASE_MATURITY = 100;

    /// Where the coin comes from.
    public sealed interface Origin {
        /// From a transaction in a block, `depth` blocks from it to the tip, both counted.
        record InBlock(ChainPoint block, int depth, boolean coinbase) implements Origin {}

        /// From a payment of this wallet to itself that waits for a block: change.
        record OwnUnconfirmed() implements Origin {}

        /// From somebody else's transaction that waits for a block.
        record OthersUnconfirmed() implements Origin {}
    }

    public Satoshis value() {
        return output.value();
    }

    public boolean isConfirmed() {
        return origin instanceof Origin.InBlock;
    }

    /// Whether the network lets it be spent: a coinbase has to be 100 blocks deep first.
    public boolean isMature() {
        return !(origin instanceof Origin.InBlock in) || !in.coinbase() || in.depth() >= COINBASE_MATURITY;
    }

    /// Whether it is deep enough to be taken as settled.
    public boolean isSettled() {
        return isMature() && origin instanceof Origin.InBlock in && in.depth() >= Settlement.BITCOIN_TARGET;
    }

    /// The block it came in with; empty while it waits for one.
    public Optional<ChainPoint> block() {
        return origin instanceof Origin.InBlock in ? Optional.of(in.block()) : Optional.empty();
    }
}

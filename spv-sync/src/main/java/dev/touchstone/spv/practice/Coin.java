package dev.touchstone.spv.practice;

import dev.touchstone.spv.bitcoin.TxOut;
import dev.touchstone.spv.chain.Height;

/// An output that nothing has spent yet, and where it came from. Immutable.
///
/// @param height of the block that made it; for an unconfirmed transaction the height of the next block
record Coin(TxOut output, Height height, boolean fromCoinbase) {
    /// Blocks that must lie on a coinbase before its outputs may be spent.
    static final int MATURITY = 100;

    /// Whether a block at this height may spend it.
    boolean isMatureAt(Height spending) {
        return !fromCoinbase || spending.value() - height.value() >= MATURITY;
    }
}

package dev.touchstone.spv.practice;

import dev.touchstone.spv.bitcoin.BitcoinParameters;
import dev.touchstone.spv.bitcoin.Block;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.chain.ByteString;
import java.util.List;

/// The first block with its one transaction, which is the same on every Bitcoin network. Pure.
final class GenesisBlock {
    private static final String COINBASE =
            "01000000010000000000000000000000000000000000000000000000000000000000000000ffff"
                    + "ffff4d04ffff001d0104455468652054696d65732030332f4a616e2f32303039204368616e63656c6c6f72206f6e206272696e6b206f"
                    + "66207365636f6e64206261696c6f757420666f722062616e6b73ffffffff0100f2052a01000000434104678afdb0fe5548271967f1a6"
                    + "7130b7105cd6a828e03909a67962e0ea1f61deb649f6bc3f4cef38c4f35504e51ec112de5c384df7ba0b8d578a4c702b6bf11d5fac00"
                    + "000000";

    private GenesisBlock() {}

    static Block of(BitcoinParameters parameters) {
        var bytes = ByteString.fromHex(COINBASE).orElseThrow().toArray();
        var coinbase = Transaction.parse(bytes).orThrow();
        if (!coinbase.txid().value().equals(parameters.genesis().merkleRoot())) {
            throw new IllegalArgumentException("not a Bitcoin network: " + parameters.network());
        }
        return new Block(parameters.genesis(), List.of(coinbase));
    }
}

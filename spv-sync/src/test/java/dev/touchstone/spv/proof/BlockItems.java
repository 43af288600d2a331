package dev.touchstone.spv.proof;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.testsupport.EthereumJson;
import dev.touchstone.spv.testsupport.Vectors;
import java.util.List;

/// Transactions and receipts of real blocks, in the form in which a block's tries hold them.
final class BlockItems {
    private BlockItems() {}

    static List<ByteString> receipts() {
        return EthereumJson.list(
                Vectors.json("ethereum/proofs/helios-rpc/receipts.json.gz"),
                json -> EthereumJson.receipt(json).bytes());
    }

    static List<ByteString> transactions() {
        return EthereumJson.list(
                Vectors.json("ethereum/blocks/22431082.json.gz").path("transactions"),
                tx -> EthereumJson.transaction(tx).bytes());
    }
}

package dev.touchstone.app.door.method;

import dev.touchstone.app.door.rpc.Hex;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.ethereum.Receipt;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.rlp.RlpWriter;
import dev.touchstone.spv.proof.BlockReceipts;
import dev.touchstone.spv.proof.Proven;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// Receipts as execution clients write them in JSON, put together from proven parts. Pure.
///
/// Source: execution-apis `src/schemas/receipt.yaml`.
final class ReceiptJson {
    private ReceiptJson() {}

    static Optional<EthereumAddress> payee(EthereumTransaction tx) {
        return switch (tx.destination()) {
            case Destination.To(var address) -> Optional.of(address);
            case Destination.NewContract _ -> Optional.empty();
        };
    }

    /// The receipt of a transaction, of which gas and the numbers of logs are counted through the block.
    ///
    /// @param index which of the block's transactions
    static ObjectNode receipt(
            Proven<ExecutionHeader> block, EthereumTransaction tx, int index, Proven<BlockReceipts> all) {
        var receipts = all.value().receipts();
        var receipt = receipts.get(index);
        long before = index == 0 ? 0 : receipts.get(index - 1).cumulativeGasUsed();
        var baseFee = block.value().baseFee().orElse(Wei.ZERO);
        var node = ChainJson.object()
                .put("type", Hex.number(receipt.type().id()))
                .put("transactionHash", Hex.of(tx.hash()))
                .put("transactionIndex", Hex.number(index))
                .put("blockHash", Hex.of(block.asOf().hash()))
                .put("blockNumber", Hex.number(block.value().number().value()))
                .put("from", Hex.of(tx.sender().orElse(EthereumAddress.ZERO)))
                .put("cumulativeGasUsed", Hex.number(receipt.cumulativeGasUsed()))
                .put("gasUsed", Hex.number(receipt.cumulativeGasUsed() - before))
                .put("effectiveGasPrice", Hex.number(tx.fees().perGas(baseFee)))
                .put("logsBloom", Hex.of(receipt.bloom().value()));
        switch (receipt.outcome()) {
            case Receipt.Outcome.Succeeded _ -> node.put("status", "0x1");
            case Receipt.Outcome.Failed _ -> node.put("status", "0x0");
            case Receipt.Outcome.StateAfter(var root) -> node.put("root", Hex.of(root));
        }
        payee(tx).ifPresentOrElse(to -> node.put("to", Hex.of(to)).putNull("contractAddress"), () -> {
            node.putNull("to");
            node.put("contractAddress", Hex.of(created(tx)));
        });
        var logs = node.putArray("logs");
        long place = logsBefore(receipts, index);
        for (var log : receipt.logs()) logs.add(ChainJson.log(log, block.asOf(), tx.hash(), index, place++));
        return node;
    }

    static long logsBefore(List<Receipt> receipts, int index) {
        return receipts.subList(0, index).stream()
                .mapToLong(receipt -> receipt.logs().size())
                .sum();
    }

    /// Where a contract comes to lie that a transaction makes (Yellow Paper, 7).
    private static EthereumAddress created(EthereumTransaction tx) {
        var sender = tx.sender().orElse(EthereumAddress.ZERO);
        var list = RlpWriter.listOf(out -> out.string(sender.value()).u64(tx.nonce()));
        return EthereumAddress.ofWord(Keccak256.of(ByteString.of(list)));
    }
}

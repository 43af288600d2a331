package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.AccessListEntry;
import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.Fees;
import dev.touchstone.spv.ethereum.Receipt;
import dev.touchstone.spv.ethereum.TransactionType;
import dev.touchstone.spv.ethereum.Wei;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Blocks, transactions and receipts as execution clients write them in JSON. Pure.
///
/// Source: execution-apis `src/schemas`.
final class ExecutionJson {
    private ExecutionJson() {}

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ObjectNode block(ExecutionBlock block, boolean whole) {
        var node = header(block.header()).put("hash", Hex.of(block.hash())).put("size", Hex.number(block.size()));
        node.putArray("uncles");
        var transactions = node.putArray("transactions");
        for (int i = 0; i < block.transactions().size(); i++) {
            if (whole) transactions.add(transaction(block, i));
            else transactions.add(Hex.of(block.transactions().get(i).hash()));
        }
        if (block.header().withdrawalsRoot().isPresent()) writeWithdrawals(block, node.putArray("withdrawals"));
        return node;
    }

    private static void writeWithdrawals(ExecutionBlock block, ArrayNode list) {
        for (var one : block.withdrawals()) {
            list.addObject()
                    .put("index", Hex.number(one.index()))
                    .put("validatorIndex", Hex.number(one.validatorIndex()))
                    .put("address", Hex.of(one.address()))
                    .put("amount", Hex.number(one.gwei()));
        }
    }

    private static ObjectNode header(ExecutionHeader header) {
        var node = object().put("parentHash", Hex.of(header.parentHash()))
                .put("sha3Uncles", Hex.of(BlockMaker.NO_OMMERS))
                .put("miner", Hex.of(header.beneficiary()))
                .put("stateRoot", Hex.of(header.stateRoot()))
                .put("transactionsRoot", Hex.of(header.transactionsRoot()))
                .put("receiptsRoot", Hex.of(header.receiptsRoot()))
                .put("logsBloom", Hex.of(header.logsBloom().value()))
                .put("difficulty", "0x0")
                .put("number", Hex.number(header.number().value()))
                .put("gasLimit", Hex.number(header.gasLimit()))
                .put("gasUsed", Hex.number(header.gasUsed()))
                .put("timestamp", Hex.number(header.time()))
                .put("extraData", Hex.of(header.extraData()))
                .put("mixHash", Hex.of(header.mixHash()))
                .put("nonce", Hex.of(BlockMaker.NO_NONCE));
        header.baseFee().ifPresent(fee -> node.put("baseFeePerGas", Hex.number(fee)));
        header.withdrawalsRoot().ifPresent(root -> node.put("withdrawalsRoot", Hex.of(root)));
        header.blobGasUsed().ifPresent(gas -> node.put("blobGasUsed", Hex.number(gas)));
        header.excessBlobGas().ifPresent(gas -> node.put("excessBlobGas", Hex.number(gas)));
        header.parentBeaconBlockRoot().ifPresent(root -> node.put("parentBeaconBlockRoot", Hex.of(root)));
        header.requestsHash().ifPresent(hash -> node.put("requestsHash", Hex.of(hash)));
        header.blockAccessListHash().ifPresent(hash -> node.put("blockAccessListHash", Hex.of(hash)));
        header.slotNumber().ifPresent(slot -> node.put("slotNumber", Hex.number(slot)));
        return node;
    }

    /// A transaction of a block.
    static ObjectNode transaction(ExecutionBlock block, int index) {
        var sent = block.transactions().get(index);
        var baseFee = block.header().baseFee().orElse(Wei.ZERO);
        return transaction(sent)
                .put("blockHash", Hex.of(block.hash()))
                .put("blockNumber", Hex.number(block.number().value()))
                .put("blockTimestamp", Hex.number(block.header().time()))
                .put("transactionIndex", Hex.number(index))
                .put("gasPrice", Hex.number(baseFee.plus(sent.tipAt(baseFee))));
    }

    /// A transaction that waits.
    static ObjectNode pending(SentTransaction sent) {
        var node = transaction(sent);
        node.putNull("blockHash");
        node.putNull("blockNumber");
        node.putNull("transactionIndex");
        return node.put("gasPrice", Hex.number(sent.transaction().fees().mostPerGas()));
    }

    private static ObjectNode transaction(SentTransaction sent) {
        var tx = sent.transaction();
        var node = object().put("type", Hex.number(tx.type().id()))
                .put("hash", Hex.of(sent.hash()))
                .put("from", Hex.of(sent.sender()))
                .put("nonce", Hex.number(tx.nonce()))
                .put("gas", Hex.number(tx.gasLimit()))
                .put("value", Hex.number(tx.value()))
                .put("input", Hex.of(tx.data()))
                .put("v", Hex.number(tx.signature().v()))
                .put("r", Hex.number(tx.signature().r()))
                .put("s", Hex.number(tx.signature().s()));
        switch (tx.destination()) {
            case Destination.To(var address) -> node.put("to", Hex.of(address));
            case Destination.NewContract _ -> node.putNull("to");
        }
        tx.chain().ifPresent(chain -> node.put("chainId", Hex.number(chain)));
        if (tx.fees() instanceof Fees.FeeMarket(var tip, var most)) {
            node.put("maxPriorityFeePerGas", Hex.number(tip)).put("maxFeePerGas", Hex.number(most));
        }
        if (tx.type() != TransactionType.LEGACY) writeAccessList(tx.accessList(), node.putArray("accessList"));
        if (tx.type() != TransactionType.LEGACY)
            node.put("yParity", Hex.number(tx.signature().v()));
        if (tx.type() == TransactionType.SET_CODE) writeAuthorizations(tx, node.putArray("authorizationList"));
        return node;
    }

    static void writeAccessList(List<AccessListEntry> entries, ArrayNode list) {
        for (var entry : entries) {
            var keys = list.addObject().put("address", Hex.of(entry.address())).putArray("storageKeys");
            entry.keys().forEach(key -> keys.add(Hex.of(key.value())));
        }
    }

    private static void writeAuthorizations(EthereumTransaction tx, ArrayNode list) {
        for (var one : tx.authorizations()) {
            list.addObject()
                    .put("chainId", Hex.number(one.chainId()))
                    .put("address", Hex.of(one.delegate()))
                    .put("nonce", Hex.number(one.nonce()))
                    .put("yParity", Hex.number(one.signature().v()))
                    .put("r", Hex.number(one.signature().r()))
                    .put("s", Hex.number(one.signature().s()));
        }
    }

    static ObjectNode receipt(ExecutionBlock block, int index) {
        var receipt = block.receipts().get(index);
        var sent = block.transactions().get(index);
        var baseFee = block.header().baseFee().orElse(Wei.ZERO);
        var node = object().put("type", Hex.number(receipt.type().id()))
                .put("status", receipt.outcome() instanceof Receipt.Outcome.Succeeded ? "0x1" : "0x0")
                .put("cumulativeGasUsed", Hex.number(receipt.cumulativeGasUsed()))
                .put("gasUsed", Hex.number(block.gasOf(index)))
                .put("effectiveGasPrice", Hex.number(baseFee.plus(sent.tipAt(baseFee))))
                .put("logsBloom", Hex.of(receipt.bloom().value()))
                .put("from", Hex.of(sent.sender()));
        switch (sent.transaction().destination()) {
            case Destination.To(var to) -> node.put("to", Hex.of(to)).putNull("contractAddress");
            case Destination.NewContract _ ->
                node.put("contractAddress", Hex.of(sent.created())).putNull("to");
        }
        place(node, block, index);
        writeLogs(node.putArray("logs"), block, index);
        return node;
    }

    private static ObjectNode place(ObjectNode node, ExecutionBlock block, int index) {
        return node.put(
                        "transactionHash",
                        Hex.of(block.transactions().get(index).hash()))
                .put("transactionIndex", Hex.number(index))
                .put("blockHash", Hex.of(block.hash()))
                .put("blockNumber", Hex.number(block.number().value()));
    }

    private static void writeLogs(ArrayNode array, ExecutionBlock block, int index) {
        int before = block.logsBefore(index);
        int count = block.receipts().get(index).logs().size();
        for (int i = 0; i < count; i++) array.add(log(block, index, before, i));
    }

    /// A log of a transaction.
    ///
    /// @param before how many logs the block has before this transaction's
    /// @param which of the transaction's logs
    static ObjectNode log(ExecutionBlock block, int index, int before, int which) {
        var log = block.receipts().get(index).logs().get(which);
        var node = object().put("address", Hex.of(log.address())).put("data", Hex.of(log.data()));
        var topics = node.putArray("topics");
        log.topics().forEach(topic -> topics.add(Hex.of(topic)));
        return place(node, block, index)
                .put("logIndex", Hex.number(before + which))
                .put("blockTimestamp", Hex.number(block.header().time()))
                .put("removed", false);
    }

    static ArrayNode nodes(List<ByteString> nodes) {
        var array = JsonNodeFactory.instance.arrayNode();
        nodes.forEach(node -> array.add(Hex.of(node)));
        return array;
    }
}

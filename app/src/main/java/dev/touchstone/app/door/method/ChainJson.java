package dev.touchstone.app.door.method;

import dev.touchstone.app.door.rpc.Hex;
import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.AccessListEntry;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.Fees;
import dev.touchstone.spv.ethereum.LogEntry;
import dev.touchstone.spv.ethereum.TransactionSignature;
import dev.touchstone.spv.ethereum.TransactionType;
import dev.touchstone.spv.ethereum.Wei;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Headers, transactions and logs as execution clients write them in JSON. Pure.
///
/// Source: execution-apis `src/schemas`.
final class ChainJson {

    private ChainJson() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ObjectNode header(ExecutionHeader header) {
        var node = object().put("hash", Hex.of(header.hash()))
                .put("parentHash", Hex.of(header.parentHash()))
                .put("sha3Uncles", Hex.of(header.ommersHash()))
                .put("miner", Hex.of(header.beneficiary()))
                .put("stateRoot", Hex.of(header.stateRoot()))
                .put("transactionsRoot", Hex.of(header.transactionsRoot()))
                .put("receiptsRoot", Hex.of(header.receiptsRoot()))
                .put("logsBloom", Hex.of(header.logsBloom().value()))
                .put("difficulty", Hex.number(header.difficulty()))
                .put("number", Hex.number(header.number().value()))
                .put("gasLimit", Hex.number(header.gasLimit()))
                .put("gasUsed", Hex.number(header.gasUsed()))
                .put("timestamp", Hex.number(header.time()))
                .put("extraData", Hex.of(header.extraData()))
                .put("mixHash", Hex.of(header.mixHash()))
                .put("nonce", Hex.of(header.nonce()));
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
    static ObjectNode transaction(EthereumTransaction tx, ExecutionHeader header, int index) {
        var baseFee = header.baseFee().orElse(Wei.ZERO);
        return transaction(tx)
                .put("blockHash", Hex.of(header.hash()))
                .put("blockNumber", Hex.number(header.number().value()))
                .put("transactionIndex", Hex.number(index))
                .put("gasPrice", Hex.number(tx.fees().perGas(baseFee)));
    }

    /// A transaction that waits.
    static ObjectNode waiting(EthereumTransaction tx) {
        var node = transaction(tx);
        node.putNull("blockHash");
        node.putNull("blockNumber");
        node.putNull("transactionIndex");
        return node.put("gasPrice", Hex.number(tx.fees().mostPerGas()));
    }

    private static ObjectNode transaction(EthereumTransaction tx) {
        var node = object().put("type", Hex.number(tx.type().id()))
                .put("hash", Hex.of(tx.hash()))
                .put("from", Hex.of(tx.sender().orElse(EthereumAddress.ZERO)))
                .put("nonce", Hex.number(tx.nonce()))
                .put("gas", Hex.number(tx.gasLimit()))
                .put("value", Hex.number(tx.value()))
                .put("input", Hex.of(tx.data()));
        ReceiptJson.payee(tx).ifPresentOrElse(to -> node.put("to", Hex.of(to)), () -> node.putNull("to"));
        tx.chain().ifPresent(chain -> node.put("chainId", Hex.number(chain)));
        sign(node, tx.signature());
        fees(node, tx.fees());
        if (tx.type() == TransactionType.LEGACY) return node;
        node.set("accessList", accessList(tx.accessList()));
        if (tx.type() == TransactionType.BLOB) {
            var hashes = node.putArray("blobVersionedHashes");
            tx.blobHashes().forEach(hash -> hashes.add(Hex.of(hash)));
        }
        if (tx.type() == TransactionType.SET_CODE) authorizations(node, tx);
        return node.put("yParity", Hex.number(tx.signature().v()));
    }

    static ArrayNode accessList(List<AccessListEntry> entries) {
        var list = JsonNodeFactory.instance.arrayNode();
        for (var entry : entries) {
            var keys = list.addObject().put("address", Hex.of(entry.address())).putArray("storageKeys");
            entry.keys().forEach(key -> keys.add(Hex.of(key.value())));
        }
        return list;
    }

    private static void fees(ObjectNode node, Fees fees) {
        switch (fees) {
            case Fees.GasPrice _ -> {}
            case Fees.FeeMarket(var tip, var most) ->
                node.put("maxPriorityFeePerGas", Hex.number(tip)).put("maxFeePerGas", Hex.number(most));
            case Fees.WithBlobs(var tip, var most, var blob) ->
                node.put("maxPriorityFeePerGas", Hex.number(tip))
                        .put("maxFeePerGas", Hex.number(most))
                        .put("maxFeePerBlobGas", Hex.number(blob));
        }
    }

    private static void authorizations(ObjectNode node, EthereumTransaction tx) {
        var list = node.putArray("authorizationList");
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

    private static void sign(ObjectNode node, TransactionSignature signature) {
        node.put("v", Hex.number(signature.v()))
                .put("r", Hex.number(signature.r()))
                .put("s", Hex.number(signature.s()));
    }

    /// A log of a block.
    ///
    /// @param place which of the block's logs
    static ObjectNode log(LogEntry log, ChainPoint block, Hash256 transaction, int index, long place) {
        var node = object().put("address", Hex.of(log.address())).put("data", Hex.of(log.data()));
        var topics = node.putArray("topics");
        log.topics().forEach(topic -> topics.add(Hex.of(topic)));
        return node.put("transactionHash", Hex.of(transaction))
                .put("transactionIndex", Hex.number(index))
                .put("blockHash", Hex.of(block.hash()))
                .put("blockNumber", Hex.number(block.height().value()))
                .put("logIndex", Hex.number(place))
                .put("removed", false);
    }
}

package dev.touchstone.spv.ethereum.source;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.LogEntry;
import dev.touchstone.spv.ethereum.LogsBloom;
import dev.touchstone.spv.ethereum.Receipt;
import dev.touchstone.spv.ethereum.rlp.RlpWriter;
import tools.jackson.databind.JsonNode;

/// Writes a receipt's JSON in the form that the receipts trie holds. Whether the block has such a receipt, its
/// root tells. Types that this program does not know are written like those that it does. Pure.
///
/// Source: execution-apis `src/schemas/receipt.yaml`; EIP-2718, EIP-658.
final class ReceiptJson {
    private static final int LAST_TYPE = 0x7f;
    private static final int MOST_LOGS = Receipt.MOST_BYTES / 23;

    private ReceiptJson() {}

    static Parsed<ByteString> encode(JsonNode receipt) {
        return RpcJson.parse(receipt, ReceiptJson::read);
    }

    private static ByteString read(JsonNode receipt) throws MalformedException {
        int type = type(receipt);
        var outcome = outcome(receipt);
        long gas = RpcJson.count(receipt.path("cumulativeGasUsed"));
        var logs = RpcJson.list(receipt.path("logs"), MOST_LOGS, ReceiptJson::log);
        var bloom = RpcJson.has(receipt, "logsBloom") ? RpcJson.bloom(receipt.path("logsBloom")) : LogsBloom.of(logs);
        var out = new RlpWriter(512);
        if (type != 0) out.raw((byte) type);
        out.list(list ->
                list.string(outcome).u64(gas).string(bloom.value()).list(logs, (items, log) -> log.writeTo(items)));
        return ByteString.of(out.toArray());
    }

    private static int type(JsonNode receipt) throws MalformedException {
        if (!RpcJson.has(receipt, "type")) return 0;
        long type = RpcJson.count(receipt.path("type"));
        if (type > LAST_TYPE) throw new MalformedException("a receipt of type " + type);
        return (int) type;
    }

    /// The state root of receipts before Byzantium, else the status.
    private static ByteString outcome(JsonNode receipt) throws MalformedException {
        if (RpcJson.has(receipt, "root")) {
            var root = RpcJson.bytes(receipt.path("root"), Hash256.BYTES);
            if (root.length() == Hash256.BYTES) return root;
        }
        long status = RpcJson.count(receipt.path("status"));
        if (status > 1) throw new MalformedException("a status of " + status);
        return status == 0 ? ByteString.EMPTY : ByteString.of((byte) 1);
    }

    static LogEntry log(JsonNode log) throws MalformedException {
        return new LogEntry(
                RpcJson.address(log.path("address")),
                RpcJson.list(log.path("topics"), LogEntry.MOST_TOPICS, RpcJson::hash),
                RpcJson.bytes(log.path("data"), Receipt.MOST_BYTES));
    }
}

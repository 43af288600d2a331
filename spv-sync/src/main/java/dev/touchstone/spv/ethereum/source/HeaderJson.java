package dev.touchstone.spv.ethereum.source;

import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.HeaderField;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Puts a header together again from the members of a block's JSON. Whether it is the block that was meant, its
/// hash tells. Pure.
///
/// Source: execution-apis `src/schemas/block.yaml`.
final class HeaderJson {
    private static final int MOST_EXTRA_DATA = 1024;

    /// What stands in a block's JSON and not in its header.
    private static final Set<String> BESIDE = Set.of(
            "hash",
            "size",
            "totalDifficulty",
            "transactions",
            "uncles",
            "withdrawals",
            "blockAccessList",
            "author",
            "sealFields",
            "milliTimestamp",
            "l1BlockNumber",
            "sendCount",
            "sendRoot");

    private HeaderJson() {}

    static Parsed<ExecutionHeader> parse(JsonNode block) {
        return RpcJson.parse(block, HeaderJson::read);
    }

    private static ExecutionHeader read(JsonNode block) throws MalformedException {
        var builder = ExecutionHeader.builder();
        boolean isOver = false;
        for (var field : HeaderField.values()) {
            var name = name(field);
            boolean isThere = RpcJson.has(block, name);
            if (!isThere && field.compareTo(HeaderField.NONCE) <= 0) throw new MalformedException("no '" + name + "'");
            if (isThere && isOver) throw new MalformedException("'" + name + "' without those before it");
            isOver |= !isThere;
            if (isThere) set(builder, field, block.path(name));
        }
        return builder.build();
    }

    private static void set(ExecutionHeader.Builder builder, HeaderField field, JsonNode value)
            throws MalformedException {
        switch (field) {
            case PARENT_HASH,
                    OMMERS_HASH,
                    STATE_ROOT,
                    TRANSACTIONS_ROOT,
                    RECEIPTS_ROOT,
                    MIX_HASH,
                    WITHDRAWALS_ROOT,
                    PARENT_BEACON_BLOCK_ROOT,
                    REQUESTS_HASH,
                    BLOCK_ACCESS_LIST_HASH -> builder.set(field, RpcJson.hash(value));
            case NUMBER, GAS_LIMIT, GAS_USED, TIMESTAMP, BLOB_GAS_USED, EXCESS_BLOB_GAS, SLOT_NUMBER ->
                builder.set(field, RpcJson.count(value));
            case DIFFICULTY, BASE_FEE -> builder.set(field, RpcJson.wei(value));
            case BENEFICIARY -> builder.set(field, RpcJson.address(value));
            case LOGS_BLOOM -> builder.set(field, RpcJson.bloom(value).value());
            case NONCE -> builder.set(field, RpcJson.fixed(value, Long.BYTES));
            case EXTRA_DATA -> builder.set(field, RpcJson.bytes(value, MOST_EXTRA_DATA));
        }
    }

    /// Members that this program does not know: they may be of a header with more fields, which cannot be put
    /// together here.
    static List<String> unknownMembers(JsonNode block) {
        var known = new HashSet<>(BESIDE);
        for (var field : HeaderField.values()) known.add(name(field));
        return block.properties().stream()
                .filter(member -> !member.getValue().isNull())
                .map(Map.Entry::getKey)
                .filter(name -> !known.contains(name))
                .toList();
    }

    private static String name(HeaderField field) {
        return switch (field) {
            case PARENT_HASH -> "parentHash";
            case OMMERS_HASH -> "sha3Uncles";
            case BENEFICIARY -> "miner";
            case STATE_ROOT -> "stateRoot";
            case TRANSACTIONS_ROOT -> "transactionsRoot";
            case RECEIPTS_ROOT -> "receiptsRoot";
            case LOGS_BLOOM -> "logsBloom";
            case DIFFICULTY -> "difficulty";
            case NUMBER -> "number";
            case GAS_LIMIT -> "gasLimit";
            case GAS_USED -> "gasUsed";
            case TIMESTAMP -> "timestamp";
            case EXTRA_DATA -> "extraData";
            case MIX_HASH -> "mixHash";
            case NONCE -> "nonce";
            case BASE_FEE -> "baseFeePerGas";
            case WITHDRAWALS_ROOT -> "withdrawalsRoot";
            case BLOB_GAS_USED -> "blobGasUsed";
            case EXCESS_BLOB_GAS -> "excessBlobGas";
            case PARENT_BEACON_BLOCK_ROOT -> "parentBeaconBlockRoot";
            case REQUESTS_HASH -> "requestsHash";
            case BLOCK_ACCESS_LIST_HASH -> "blockAccessListHash";
            case SLOT_NUMBER -> "slotNumber";
        };
    }
}

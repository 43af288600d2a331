package dev.touchstone.spv.testsupport;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.AccessListEntry;
import dev.touchstone.spv.ethereum.Authorization;
import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.Fees;
import dev.touchstone.spv.ethereum.HeaderField;
import dev.touchstone.spv.ethereum.LogEntry;
import dev.touchstone.spv.ethereum.LogsBloom;
import dev.touchstone.spv.ethereum.Receipt;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.TransactionSignature;
import dev.touchstone.spv.ethereum.TransactionType;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.Withdrawal;
import java.math.BigInteger;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// Reads the vectors' JSON-RPC objects into values.
public final class EthereumJson {
    private EthereumJson() {}

    public static ByteString bytes(JsonNode hex) {
        var digits = hex.asString().substring(2);
        return ByteString.fromHex(digits.length() % 2 == 0 ? digits : "0" + digits)
                .orElseThrow();
    }

    public static Hash256 hash(JsonNode hex) {
        return Hash256.of(bytes(hex).toArray());
    }

    public static EthereumAddress address(JsonNode hex) {
        return new EthereumAddress(bytes(hex));
    }

    public static BigInteger integer(JsonNode hex) {
        return new BigInteger(hex.asString().substring(2), 16);
    }

    public static long count(JsonNode hex) {
        return Long.parseUnsignedLong(hex.asString().substring(2), 16);
    }

    public static Wei wei(JsonNode hex) {
        return new Wei(integer(hex));
    }

    public static <T> List<T> list(JsonNode array, Function<JsonNode, T> each) {
        return array.valueStream().map(each).toList();
    }

    /// The nodes of a proof. Some servers show the empty trie as a node of one byte; the kernel takes none for it.
    public static List<ByteString> nodes(JsonNode array) {
        var nodes = list(array, EthereumJson::bytes);
        return nodes.equals(List.of(ByteString.of((byte) 0x80))) ? List.of() : nodes;
    }

    /// A storage key, which servers write with or without leading zeros.
    public static StorageKey storageKey(JsonNode hex) {
        return StorageKey.of(integer(hex));
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

    public static ExecutionHeader header(JsonNode block) {
        var builder = ExecutionHeader.builder();
        for (var field : HeaderField.values()) {
            var value = block.path(name(field));
            if (!value.isString()) break;
            switch (field) {
                case NUMBER, GAS_LIMIT, GAS_USED, TIMESTAMP, BLOB_GAS_USED, EXCESS_BLOB_GAS, SLOT_NUMBER ->
                    builder.set(field, count(value));
                case DIFFICULTY, BASE_FEE -> builder.set(field, wei(value));
                case BENEFICIARY -> builder.set(field, address(value));
                case LOGS_BLOOM, EXTRA_DATA, NONCE -> builder.set(field, bytes(value));
                case PARENT_HASH,
                        OMMERS_HASH,
                        STATE_ROOT,
                        TRANSACTIONS_ROOT,
                        RECEIPTS_ROOT,
                        MIX_HASH,
                        WITHDRAWALS_ROOT,
                        PARENT_BEACON_BLOCK_ROOT,
                        REQUESTS_HASH,
                        BLOCK_ACCESS_LIST_HASH -> builder.set(field, hash(value));
            }
        }
        return builder.build();
    }

    private static TransactionType type(JsonNode object) {
        var type = object.path("type");
        return type.isString() ? TransactionType.byId((int) count(type)).orElseThrow() : TransactionType.LEGACY;
    }

    public static EthereumTransaction transaction(JsonNode tx) {
        var type = type(tx);
        return new EthereumTransaction(
                type,
                type == TransactionType.LEGACY ? BigInteger.ZERO : integer(tx.get("chainId")),
                count(tx.get("nonce")),
                fees(type, tx),
                count(tx.get("gas")),
                tx.path("to").isString() ? new Destination.To(address(tx.get("to"))) : new Destination.NewContract(),
                wei(tx.get("value")),
                bytes(tx.get("input")),
                list(tx.path("accessList"), EthereumJson::accessListEntry),
                list(tx.path("blobVersionedHashes"), EthereumJson::hash),
                list(tx.path("authorizationList"), EthereumJson::authorization),
                new TransactionSignature(integer(tx.get("v")), integer(tx.get("r")), integer(tx.get("s"))));
    }

    private static Fees fees(TransactionType type, JsonNode tx) {
        return switch (type) {
            case LEGACY, ACCESS_LIST -> new Fees.GasPrice(wei(tx.get("gasPrice")));
            case FEE_MARKET, SET_CODE ->
                new Fees.FeeMarket(wei(tx.get("maxPriorityFeePerGas")), wei(tx.get("maxFeePerGas")));
            case BLOB ->
                new Fees.WithBlobs(
                        wei(tx.get("maxPriorityFeePerGas")),
                        wei(tx.get("maxFeePerGas")),
                        wei(tx.get("maxFeePerBlobGas")));
        };
    }

    private static AccessListEntry accessListEntry(JsonNode entry) {
        return new AccessListEntry(
                address(entry.get("address")), list(entry.get("storageKeys"), EthereumJson::storageKey));
    }

    private static Authorization authorization(JsonNode one) {
        return new Authorization(
                integer(one.get("chainId")),
                address(one.get("address")),
                count(one.get("nonce")),
                new TransactionSignature(integer(one.get("yParity")), integer(one.get("r")), integer(one.get("s"))));
    }

    public static Receipt receipt(JsonNode receipt) {
        return new Receipt(
                type(receipt),
                outcome(receipt),
                count(receipt.get("cumulativeGasUsed")),
                new LogsBloom(bytes(receipt.get("logsBloom"))),
                list(receipt.get("logs"), EthereumJson::log));
    }

    private static Receipt.Outcome outcome(JsonNode receipt) {
        if (receipt.path("root").isString()) return new Receipt.Outcome.StateAfter(hash(receipt.get("root")));
        return count(receipt.get("status")) == 1 ? new Receipt.Outcome.Succeeded() : new Receipt.Outcome.Failed();
    }

    public static LogEntry log(JsonNode log) {
        return new LogEntry(
                address(log.get("address")), list(log.get("topics"), EthereumJson::hash), bytes(log.get("data")));
    }

    public static Withdrawal withdrawal(JsonNode one) {
        return new Withdrawal(
                count(one.get("index")),
                count(one.get("validatorIndex")),
                address(one.get("address")),
                count(one.get("amount")));
    }
}

package dev.touchstone.spv.ethereum.source;

import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.AccessListEntry;
import dev.touchstone.spv.ethereum.Authorization;
import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import dev.touchstone.spv.ethereum.Fees;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.TransactionSignature;
import dev.touchstone.spv.ethereum.TransactionType;
import java.math.BigInteger;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Puts a transaction together again from its JSON, as a block holds it. Whether it is the one that was meant,
/// its hash tells. Pure.
///
/// Source: execution-apis `src/schemas/transaction.yaml`.
final class TransactionJson {
    private static final int MOST_ITEMS = EthereumTransaction.MOST_BYTES / 22;
    private static final BigInteger LEGACY_V = BigInteger.valueOf(27);

    private TransactionJson() {}

    static Parsed<EthereumTransaction> parse(JsonNode tx) {
        return RpcJson.parse(tx, TransactionJson::read);
    }

    private static EthereumTransaction read(JsonNode tx) throws MalformedException {
        var type = type(tx);
        boolean isLegacy = type == TransactionType.LEGACY;
        return new EthereumTransaction(
                type,
                isLegacy ? BigInteger.ZERO : RpcJson.number(tx.path("chainId")),
                RpcJson.u64(tx.path("nonce")),
                fees(type, tx),
                RpcJson.u64(tx.path("gas")),
                destination(type, tx),
                RpcJson.wei(tx.path("value")),
                RpcJson.bytes(tx.path(RpcJson.has(tx, "input") ? "input" : "data"), EthereumTransaction.MOST_BYTES),
                isLegacy
                        ? List.of()
                        : RpcJson.list(tx.path("accessList"), MOST_ITEMS, TransactionJson::accessListEntry),
                RpcJson.list(tx.path("blobVersionedHashes"), MOST_ITEMS, RpcJson::hash),
                RpcJson.list(tx.path("authorizationList"), MOST_ITEMS, TransactionJson::authorization),
                isLegacy ? signature(tx, RpcJson.number(tx.path("v"))) : signature(tx, parity(tx)));
    }

    private static TransactionType type(JsonNode tx) throws MalformedException {
        if (!RpcJson.has(tx, "type")) return TransactionType.LEGACY;
        long id = RpcJson.count(tx.path("type"));
        return TransactionType.byId((int) Math.min(id, Integer.MAX_VALUE))
                .orElseThrow(() -> new MalformedException("a transaction of the unknown type " + id));
    }

    private static Fees fees(TransactionType type, JsonNode tx) throws MalformedException {
        return switch (type) {
            case LEGACY, ACCESS_LIST -> new Fees.GasPrice(RpcJson.wei(tx.path("gasPrice")));
            case FEE_MARKET, SET_CODE ->
                new Fees.FeeMarket(RpcJson.wei(tx.path("maxPriorityFeePerGas")), RpcJson.wei(tx.path("maxFeePerGas")));
            case BLOB ->
                new Fees.WithBlobs(
                        RpcJson.wei(tx.path("maxPriorityFeePerGas")),
                        RpcJson.wei(tx.path("maxFeePerGas")),
                        RpcJson.wei(tx.path("maxFeePerBlobGas")));
        };
    }

    private static Destination destination(TransactionType type, JsonNode tx) throws MalformedException {
        boolean isNowhere = !RpcJson.has(tx, "to") || tx.path("to").asString("").equals("0x");
        if (!isNowhere) return new Destination.To(RpcJson.address(tx.path("to")));
        boolean mayCreate = type != TransactionType.BLOB && type != TransactionType.SET_CODE;
        if (!mayCreate) throw new MalformedException("no destination");
        return new Destination.NewContract();
    }

    private static AccessListEntry accessListEntry(JsonNode entry) throws MalformedException {
        return new AccessListEntry(
                RpcJson.address(entry.path("address")),
                RpcJson.list(entry.path("storageKeys"), MOST_ITEMS, key -> StorageKey.of(RpcJson.number(key))));
    }

    private static Authorization authorization(JsonNode one) throws MalformedException {
        return new Authorization(
                RpcJson.number(one.path("chainId")),
                RpcJson.address(one.path("address")),
                RpcJson.u64(one.path("nonce")),
                signature(one, parity(one)));
    }

    /// Servers write the parity as `yParity`, as `v`, or with 27 added to it.
    private static BigInteger parity(JsonNode signed) throws MalformedException {
        if (RpcJson.has(signed, "yParity")) return RpcJson.number(signed.path("yParity"));
        var v = RpcJson.number(signed.path("v"));
        return v.compareTo(LEGACY_V) < 0 ? v : v.subtract(LEGACY_V);
    }

    private static TransactionSignature signature(JsonNode signed, BigInteger v) throws MalformedException {
        return new TransactionSignature(v, RpcJson.number(signed.path("r")), RpcJson.number(signed.path("s")));
    }
}

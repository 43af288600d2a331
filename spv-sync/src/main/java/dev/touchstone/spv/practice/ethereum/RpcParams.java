package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.StorageKey;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Reads the parameters of a JSON-RPC call, which a stranger wrote. Confined to one thread.
final class RpcParams {
    private static final int MOST_KEYS = 1024;
    private static final int MOST_NUMBER_DIGITS = 16;
    private static final int WORD_DIGITS = 64;

    private final JsonNode params;

    RpcParams(JsonNode params) {
        this.params = params;
    }

    /// Which block is meant.
    sealed interface BlockId {
        record ByHash(Hash256 hash) implements BlockId {}

        record ByNumber(long number) implements BlockId {}

        record Tagged(String name) implements BlockId {}
    }

    private String text(int index) throws RpcError {
        var node = params.path(index);
        if (!node.isString()) throw invalid(index, "text is missing");
        return node.asString();
    }

    static RpcError invalid(int index, String reason) {
        return new RpcError(RpcError.INVALID_PARAMS, "invalid argument " + index + ": " + reason);
    }

    static ByteString bytes(int index, String text) throws RpcError {
        if (!text.startsWith("0x")) throw invalid(index, "hex string without 0x prefix");
        return ByteString.fromHex(text.substring(2)).orElseThrow(() -> invalid(index, "invalid hex string"));
    }

    ByteString bytes(int index) throws RpcError {
        return bytes(index, text(index));
    }

    Hash256 hash(int index) throws RpcError {
        return hash(index, text(index));
    }

    static Hash256 hash(int index, String text) throws RpcError {
        var bytes = bytes(index, text);
        if (bytes.length() != Hash256.BYTES) throw invalid(index, "a hash has 32 bytes");
        return Hash256.of(bytes.toArray());
    }

    EthereumAddress address(int index) throws RpcError {
        return address(index, text(index));
    }

    static EthereumAddress address(int index, String text) throws RpcError {
        var bytes = bytes(index, text);
        if (bytes.length() != EthereumAddress.BYTES) throw invalid(index, "an address has 20 bytes");
        return new EthereumAddress(bytes);
    }

    /// A number as JSON has it.
    long count(int index) throws RpcError {
        var node = params.path(index);
        boolean isCount = node.isIntegralNumber() && node.canConvertToLong() && node.asLong() >= 0;
        if (!isCount) throw invalid(index, "no number");
        return node.asLong();
    }

    boolean flag(int index) throws RpcError {
        var node = params.path(index);
        if (node.isMissingNode()) return false;
        if (!node.isBoolean()) throw invalid(index, "neither true nor false");
        return node.asBoolean();
    }

    /// A storage key with or without leading zeros.
    StorageKey key(int index) throws RpcError {
        return key(index, text(index));
    }

    static StorageKey key(int index, String text) throws RpcError {
        var digits = text.startsWith("0x") ? text.substring(2) : "";
        boolean isWord = !digits.isEmpty()
                && digits.length() <= WORD_DIGITS
                && digits.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128);
        if (!isWord) throw invalid(index, "no storage key");
        return StorageKey.of(new BigInteger(digits, 16));
    }

    /// A storage key as it was written, and what it means.
    record NamedKey(String name, StorageKey key) {}

    List<NamedKey> keys(int index) throws RpcError {
        var array = params.path(index);
        if (!array.isArray() || array.size() > MOST_KEYS) throw invalid(index, "no list of storage keys");
        var keys = new ArrayList<NamedKey>();
        for (var node : array) keys.add(new NamedKey(node.asString(""), key(index, node.asString(""))));
        return keys;
    }

    /// A block by number, tag, hash, or the object of EIP-1898; the newest where there is none.
    BlockId block(int index) throws RpcError {
        var node = params.path(index);
        if (node.isMissingNode() || node.isNull()) return new BlockId.Tagged("latest");
        if (node.isString()) return block(index, node.asString());
        if (node.path("blockHash").isString()) {
            return new BlockId.ByHash(hash(index, node.path("blockHash").asString()));
        }
        if (node.path("blockNumber").isString()) {
            return block(index, node.path("blockNumber").asString());
        }
        throw invalid(index, "no block");
    }

    static BlockId block(int index, String text) throws RpcError {
        if (List.of("latest", "pending", "earliest", "safe", "finalized").contains(text))
            return new BlockId.Tagged(text);
        if (text.length() == 2 + WORD_DIGITS) return new BlockId.ByHash(hash(index, text));
        return new BlockId.ByNumber(number(index, text));
    }

    /// A number from 1 to `most`.
    long count(int index, long most) throws RpcError {
        long count = number(index, text(index));
        if (count < 1 || count > most) throw invalid(index, "not from 1 to " + most);
        return count;
    }

    /// Whole shares in percent, rising; none where there are none.
    List<Integer> percentiles(int index, int most) throws RpcError {
        var array = params.path(index);
        if (array.isMissingNode() || array.isNull()) return List.of();
        if (!array.isArray() || array.size() > most) throw invalid(index, "no list of percentiles");
        var shares = new ArrayList<Integer>();
        for (var node : array) {
            int share = node.isNumber() ? node.asInt(-1) : -1;
            boolean rises = share >= 0 && share <= 100 && (shares.isEmpty() || share >= shares.getLast());
            if (!rises) throw invalid(index, "no rising percentiles");
            shares.add(share);
        }
        return shares;
    }

    /// An object; an empty one where there is none.
    JsonNode object(int index) throws RpcError {
        var node = params.path(index);
        if (!node.isMissingNode() && !node.isNull() && !node.isObject()) throw invalid(index, "no object");
        return node;
    }

    /// An amount, of 32 bytes at most.
    static BigInteger quantity(int index, String text) throws RpcError {
        boolean isNumber = text.matches("0x[0-9a-fA-F]{1," + WORD_DIGITS + "}");
        if (!isNumber) throw invalid(index, "no number");
        return new BigInteger(text.substring(2), 16);
    }

    private static long number(int index, String text) throws RpcError {
        boolean isNumber = text.matches("0x[0-9a-fA-F]{1," + MOST_NUMBER_DIGITS + "}");
        if (!isNumber) throw invalid(index, "no block number");
        return Long.parseUnsignedLong(text.substring(2), 16);
    }
}

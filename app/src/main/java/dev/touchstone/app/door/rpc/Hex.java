package dev.touchstone.app.door.rpc;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Wei;
import java.math.BigInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;

/// Values as Ethereum's JSON-RPC writes them (execution-apis `src/schemas/base-types.yaml`). Pure.
public final class Hex {
    private Hex() {}

    public static String of(ByteString bytes) {
        return "0x" + bytes.hex();
    }

    public static String of(Hash256 hash) {
        return "0x" + hash.hex();
    }

    /// In small letters, as execution clients write it.
    public static String of(EthereumAddress address) {
        return of(address.value());
    }

    /// An unsigned number.
    public static String number(long value) {
        return "0x" + Long.toHexString(value);
    }

    public static String number(BigInteger value) {
        return "0x" + value.toString(16);
    }

    public static String number(Wei value) {
        return number(value.value());
    }

    public static JsonNode node(String text) {
        return JsonNodeFactory.instance.stringNode(text);
    }

    public static JsonNode nothing() {
        return NullNode.getInstance();
    }
}

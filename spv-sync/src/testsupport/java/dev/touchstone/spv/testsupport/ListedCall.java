package dev.touchstone.spv.testsupport;

import dev.touchstone.spv.ethereum.CallInput;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A call that can be made on a test's chain, in words too. Immutable.
public record ListedCall(String what, CallInput input) {
    static ListedCall read(JsonNode call) {
        var input = new CallInput(
                EthereumJson.address(call.get("to")),
                EthereumJson.bytes(call.get("data")),
                EthereumJson.wei(call.get("value")),
                EthereumJson.address(call.get("from")),
                EthereumJson.count(call.get("gas")));
        return new ListedCall(call.get("what").asString(), input);
    }

    /// As `eth_call` takes it.
    public Map<String, String> json() {
        return Map.of(
                "to", input.to().text(),
                "data", "0x" + input.data().hex(),
                "value", "0x" + input.value().value().toString(16),
                "from", input.from().text(),
                "gas", "0x" + Long.toHexString(input.gas()));
    }
}

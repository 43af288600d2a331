package dev.touchstone.spv.testsupport;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.StorageKey;
import java.math.BigInteger;
import tools.jackson.databind.JsonNode;

/// A slot of a contract on a test's chain, and what must be proven of it; nothing stored is zero. Immutable.
public record ContractSlot(String what, EthereumAddress contract, StorageKey key, BigInteger value) {
    static ContractSlot read(JsonNode proof) {
        var value = proof.get("value");
        return new ContractSlot(
                proof.get("what").asString(),
                EthereumJson.address(proof.get("address")),
                EthereumJson.storageKey(proof.get("key")),
                value.isNull() ? BigInteger.ZERO : EthereumJson.integer(value));
    }
}

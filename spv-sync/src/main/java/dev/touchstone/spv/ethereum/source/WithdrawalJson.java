package dev.touchstone.spv.ethereum.source;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.ethereum.Withdrawal;
import tools.jackson.databind.JsonNode;

/// Writes a withdrawal's JSON in the form that the withdrawals trie holds (EIP-4895). Whether the block has
/// such a withdrawal, its root tells. Pure.
final class WithdrawalJson {
    private WithdrawalJson() {}

    static ByteString encode(JsonNode json) throws MalformedException {
        return new Withdrawal(
                        RpcJson.u64(json.path("index")),
                        RpcJson.u64(json.path("validatorIndex")),
                        RpcJson.address(json.path("address")),
                        RpcJson.count(json.path("amount")))
                .bytes();
    }
}

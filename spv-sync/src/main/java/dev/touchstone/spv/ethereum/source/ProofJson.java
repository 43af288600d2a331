package dev.touchstone.spv.ethereum.source;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.StorageKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Reads the answer to `eth_getProof`: the nodes to the account and to each slot, in the order of the question.
/// What the server says of the account besides is passed over, since the nodes tell it. Pure.
///
/// Servers differ in how they prove that an empty trie holds nothing: with the one node `0x80`, with no node,
/// with null, or by leaving it out. All of these become the empty list, which is the one form that the kernel
/// takes.
///
/// Source: execution-apis `src/schemas/state.yaml`; EIP-1186.
final class ProofJson {
    /// A key has 64 nibbles.
    private static final int MOST_NODES = 65;

    /// A branch of 16 hashes has 532 bytes.
    private static final int MOST_NODE_BYTES = 2048;

    private static final ByteString EMPTY_TRIE = ByteString.of((byte) 0x80);

    private ProofJson() {}

    static Parsed<StateAnswer.AccountNodes> parse(JsonNode answer, StateQuestion question) {
        return RpcJson.parse(answer, json -> read(json, question));
    }

    private static StateAnswer.AccountNodes read(JsonNode answer, StateQuestion question) throws MalformedException {
        if (RpcJson.has(answer, "address")
                && !RpcJson.address(answer.path("address")).equals(question.address())) {
            throw new MalformedException("the proof of another account");
        }
        if (!RpcJson.has(answer, "accountProof")) throw new MalformedException("no 'accountProof'");
        boolean hasStorage = hasStorage(answer);
        var proofs = slots(answer.path("storageProof"), question.keys().size());
        var slots = new ArrayList<List<ByteString>>();
        for (var key : question.keys()) {
            var nodes = proofs.get(key);
            if (nodes == null && hasStorage) throw new MalformedException("no proof of a slot that was asked for");
            slots.add(nodes == null ? List.of() : nodes);
        }
        return new StateAnswer.AccountNodes(nodes(answer.path("accountProof")), slots);
    }

    /// Whether the server does not call the account's storage empty, of which some prove nothing (ethereumjs).
    private static boolean hasStorage(JsonNode answer) throws MalformedException {
        if (!RpcJson.has(answer, "storageHash")) return true;
        var root = RpcJson.bytes(answer.path("storageHash"), Hash256.BYTES);
        return !root.equals(ByteString.of(AccountState.EMPTY_ROOT.toBytes()));
    }

    /// By their keys, which servers write with and without leading zeros.
    private static Map<StorageKey, List<ByteString>> slots(JsonNode array, int asked) throws MalformedException {
        var slots = new HashMap<StorageKey, List<ByteString>>();
        if (asked == 0) return slots;
        for (var slot : RpcJson.list(array, asked, node -> node)) {
            slots.put(StorageKey.of(RpcJson.number(slot.path("key"))), nodes(slot.path("proof")));
        }
        return slots;
    }

    private static List<ByteString> nodes(JsonNode array) throws MalformedException {
        var nodes = RpcJson.list(array, MOST_NODES, node -> RpcJson.bytes(node, MOST_NODE_BYTES));
        return nodes.equals(List.of(EMPTY_TRIE)) ? List.of() : nodes;
    }
}

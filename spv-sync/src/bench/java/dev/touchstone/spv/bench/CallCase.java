package dev.touchstone.spv.bench;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.CallInput;
import dev.touchstone.spv.ethereum.ContractCode;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.HashedBytes;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.StorageSlot;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.evm.CodeCache;
import dev.touchstone.spv.proof.CallKernel;
import dev.touchstone.spv.proof.CallPremises;
import dev.touchstone.spv.proof.CallResult;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.StateKernel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Calls in one block, with what a server would send to have them proven. Immutable.
///
/// @param fork the name by which ethereumjs knows the block's rules
record CallCase(
        String fork,
        EthereumChain chain,
        Proven<ExecutionHeader> header,
        List<Account> accounts,
        List<CallInput> calls) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /// An account, its code where that is needed, and words of its storage.
    record Account(EthereumAddress address, List<ByteString> nodes, Optional<ByteString> code, List<Slot> slots) {}

    record Slot(StorageKey key, List<ByteString> nodes) {}

    static <T> Proven<T> proven(Finding<T> finding) {
        if (finding instanceof Proven<T> proven) return proven;
        throw new IllegalStateException(finding.toString());
    }

    /// Proves all of it from the bytes.
    CallPremises prove() {
        var proven = new ArrayList<Proven<AccountState>>();
        var words = new ArrayList<Proven<StorageSlot>>();
        var codes = new ArrayList<Proven<ContractCode>>();
        var hashed = new HashedBytes();
        for (var it : accounts) {
            var account = proven(StateKernel.account(header, it.address(), it.nodes(), hashed));
            proven.add(account);
            for (var slot : it.slots()) {
                words.add(proven(StateKernel.storage(account, slot.key(), slot.nodes(), hashed)));
            }
            if (it.code().isPresent())
                codes.add(proven(StateKernel.code(account, it.code().get(), hashed)));
        }
        return CallPremises.of(proven, words, codes);
    }

    List<Proven<CallResult>> run(CallPremises premises) {
        var results = new ArrayList<Proven<CallResult>>(calls.size());
        var codes = new CodeCache();
        for (var call : calls) results.add(proven(CallKernel.call(chain, header, call, premises, codes)));
        return results;
    }

    /// The gas of all calls.
    long gas() {
        return run(prove()).stream().mapToLong(call -> call.value().gasUsed()).sum();
    }

    /// All of it, and what each call returns, for another program.
    ObjectNode json() {
        var json = JSON.objectNode()
                .put("fork", fork)
                .put("stateRoot", hex(header.value().stateRoot()));
        json.set("block", block(header.value()));
        var all = json.putArray("accounts");
        for (var it : accounts) {
            var account = all.addObject().put("address", it.address().text());
            nodes(account, it.nodes());
            it.code().ifPresent(code -> account.put("code", hex(code)));
            var words = account.putArray("slots");
            for (var slot : it.slots()) {
                nodes(words.addObject().put("key", hex(slot.key().value())), slot.nodes());
            }
        }
        var asked = json.putArray("calls");
        for (var result : run(prove())) {
            var input = result.value().input();
            if (!(result.value().outcome() instanceof CallResult.Outcome.Returned(var bytes))) {
                throw new IllegalStateException(result.value().toString());
            }
            asked.addObject()
                    .put("to", input.to().text())
                    .put("data", hex(input.data()))
                    .put("gas", input.gas())
                    .put("returns", hex(bytes));
        }
        return json;
    }

    private static ObjectNode block(ExecutionHeader header) {
        return JSON.objectNode()
                .put("number", header.number().value())
                .put("timestamp", header.timestamp().getEpochSecond())
                .put("gasLimit", header.gasLimit())
                .put("coinbase", header.beneficiary().text())
                .put("prevRandao", hex(header.mixHash()));
    }

    private static void nodes(ObjectNode of, List<ByteString> nodes) {
        var array = of.putArray("nodes");
        nodes.forEach(node -> array.add(hex(node)));
    }

    private static String hex(ByteString bytes) {
        return "0x" + bytes.hex();
    }

    private static String hex(Hash256 hash) {
        return "0x" + hash.hex();
    }
}

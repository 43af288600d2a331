package dev.touchstone.app.door.method;

import dev.touchstone.app.door.rpc.Hex;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.StorageSlot;
import dev.touchstone.spv.proof.Evidence;
import dev.touchstone.spv.proof.Proven;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The proof of an account and of words of its storage as execution clients write it in JSON (EIP-1186). Pure.
final class ProofJson {
    private ProofJson() {}

    /// @param keys of the slots, as they were asked for
    static ObjectNode of(Proven<AccountState> account, List<Proven<StorageSlot>> slots, List<String> keys) {
        var state = account.value();
        var node = ChainJson.object()
                .put("address", Hex.of(state.address()))
                .put("balance", Hex.number(state.balance()))
                .put("nonce", Hex.number(state.nonce()))
                .put("codeHash", Hex.of(state.codeHash()))
                .put("storageHash", Hex.of(state.storageRoot()));
        if (account.evidence() instanceof Evidence.AccountInState it) nodes(node.putArray("accountProof"), it.nodes());
        var proofs = node.putArray("storageProof");
        for (int i = 0; i < slots.size(); i++) {
            var slot = slots.get(i);
            var proof = proofs.addObject()
                    .put("key", keys.get(i))
                    .put("value", Hex.number(slot.value().value()));
            if (slot.evidence() instanceof Evidence.SlotInStorage it) nodes(proof.putArray("proof"), it.nodes());
        }
        return node;
    }

    private static void nodes(ArrayNode into, List<ByteString> nodes) {
        nodes.forEach(node -> into.add(Hex.of(node)));
    }
}

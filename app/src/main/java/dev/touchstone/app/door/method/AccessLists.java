package dev.touchstone.app.door.method;

import dev.touchstone.spv.ethereum.AccessListEntry;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.proof.CallResult;
import dev.touchstone.spv.proof.Evidence;
import dev.touchstone.spv.proof.Proven;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a call touched, by its proof, which holds exactly that. Pure.
final class AccessLists {
    private AccessLists() {}

    /// Whom a transaction is from and to is warm anyway (EIP-2929), so of those only words are named.
    static List<AccessListEntry> of(Proven<CallResult> call) {
        if (!(call.evidence() instanceof Evidence.CallInState run)) return List.of();
        var touched = new LinkedHashMap<EthereumAddress, List<StorageKey>>();
        for (var code : run.codes()) touched.putIfAbsent(code.code().account(), new ArrayList<>());
        for (var slot : run.slots()) {
            touched.computeIfAbsent(slot.slot().account(), _ -> new ArrayList<>())
                    .add(slot.slot().key());
        }
        var input = call.value().input();
        return touched.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty() || !isWarm(entry, input.from(), input.to()))
                .map(entry -> new AccessListEntry(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static boolean isWarm(
            Map.Entry<EthereumAddress, List<StorageKey>> entry, EthereumAddress from, EthereumAddress to) {
        return entry.getKey().equals(from) || entry.getKey().equals(to);
    }
}

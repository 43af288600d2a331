package dev.touchstone.spv.ethereum.portfolio;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.StorageSlot;
import dev.touchstone.spv.ethereum.node.ContractQuestions;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.ethereum.token.ProxySlot;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Proven;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Whether a contract runs another's code in its place, by what it keeps where the standards say (EIP-1967,
/// EIP-1822). Immutable.
///
/// @param slots in the order of [ProxySlot]
public record Proxy(EthereumAddress contract, List<Finding<StorageSlot>> slots) {
    public Proxy {
        slots = List.copyOf(slots);
    }

    /// The contract whose code is run, or which names that contract, and the proof of where it is kept.
    public record Implementation(ProxySlot slot, EthereumAddress address, Proven<StorageSlot> proof) {}

    /// Asks what the contract keeps there. Blocks.
    public static Proxy of(EthereumAddress contract, ContractQuestions chain, HeadKind at) {
        var keys = Arrays.stream(ProxySlot.values()).map(ProxySlot::key).toList();
        return new Proxy(contract, chain.storage(contract, keys, at));
    }

    /// The first of the places that holds an address; empty where none does.
    public Optional<Implementation> implementation() {
        var places = ProxySlot.values();
        for (int i = 0; i < places.length; i++) {
            if (!(slots.get(i) instanceof Proven<StorageSlot> word)) continue;
            var address = ProxySlot.address(word.value().word());
            if (address.isPresent()) return Optional.of(new Implementation(places[i], address.get(), word));
        }
        return Optional.empty();
    }

    /// Why that is not known; empty where it is.
    public Optional<Finding<StorageSlot>> unproven() {
        return slots.stream().filter(it -> !it.isProven()).findFirst();
    }
}

package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.ethereum.BlockHashRing;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.evm.Missing;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What of a state calls need, or may need. Immutable.
///
/// @param codes the accounts whose code is needed
record Needs(Set<EthereumAddress> accounts, Set<Missing.Slot> slots, Set<EthereumAddress> codes) {
    static final Needs NOTHING = new Needs(Set.of(), Set.of(), Set.of());

    Needs {
        accounts = Set.copyOf(accounts);
        slots = Set.copyOf(slots);
        codes = Set.copyOf(codes);
    }

    /// An account that a call meets is in most cases a contract, so its code is asked for with it.
    static Needs ofAccount(EthereumAddress address) {
        return new Needs(Set.of(address), Set.of(), Set.of(address));
    }

    /// What a run found missing; hashes of older blocks stand in the storage of a contract (EIP-2935).
    static Needs of(Missing missing) {
        var codes = new LinkedHashSet<>(missing.accounts());
        missing.codes().forEach(code -> codes.add(code.account()));
        var hashes = missing.blocks().stream()
                .map(number -> new Missing.Slot(BlockHashRing.CONTRACT, BlockHashRing.key(number)));
        var slots = Stream.concat(missing.slots().stream(), hashes).collect(Collectors.toSet());
        return new Needs(missing.accounts(), slots, codes);
    }

    Needs and(Needs other) {
        return new Needs(union(accounts, other.accounts), union(slots, other.slots), union(codes, other.codes));
    }

    private static <T> Set<T> union(Set<T> some, Set<T> more) {
        if (more.isEmpty()) return some;
        var all = new LinkedHashSet<>(some);
        all.addAll(more);
        return all;
    }

    /// Every account of which something is needed, in a fixed order.
    Set<EthereumAddress> allAccounts() {
        var all = new TreeSet<>(accounts);
        slots.forEach(slot -> all.add(slot.account()));
        all.addAll(codes);
        return all;
    }

    int count() {
        return accounts.size() + slots.size() + codes.size();
    }
}

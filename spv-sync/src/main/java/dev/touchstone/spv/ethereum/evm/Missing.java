package dev.touchstone.spv.ethereum.evm;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.StorageKey;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/// What a run asked for and the view did not know. The run went on with zeros in their place to find what else
/// it might need, so some of these may turn out not to be. Immutable, in the order in which they were asked
/// for.
public record Missing(Set<EthereumAddress> accounts, Set<Slot> slots, Set<Code> codes, Set<BlockNumber> blocks) {

    /// A slot in an account's storage.
    public record Slot(EthereumAddress account, StorageKey key) {}

    /// The code of an account, and its hash.
    public record Code(EthereumAddress account, Hash256 hash) {}

    /// What both did not know.
    public Missing and(Missing other) {
        return new Missing(
                union(accounts, other.accounts),
                union(slots, other.slots),
                union(codes, other.codes),
                union(blocks, other.blocks));
    }

    private static <T> Set<T> union(Set<T> some, Set<T> more) {
        var all = new LinkedHashSet<>(some);
        all.addAll(more);
        return Collections.unmodifiableSet(all);
    }

    public int count() {
        return accounts.size() + slots.size() + codes.size() + blocks.size();
    }
}

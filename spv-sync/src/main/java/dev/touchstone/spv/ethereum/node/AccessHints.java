package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.AccessListEntry;
import dev.touchstone.spv.ethereum.CallInput;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.evm.Missing;
import java.util.LinkedHashSet;
import java.util.List;

/// Asks a server what calls touch, where code leads from one word to the next: each would take a round of its own.
/// What it names is only where to look: it is proven like everything else, and what it leaves out is asked for.
/// Thread-safe; blocks.
final class AccessHints {
    /// How many calls of a batch it is asked of.
    private static final int MOST_CALLS = 8;

    private final Asker asker;

    AccessHints(Asker asker) {
        this.asker = asker;
    }

    /// Nothing where nobody tells. Whoever fails at this is of no less use for proofs, so nothing is counted.
    Needs of(Hash256 block, List<CallInput> calls) {
        var sources = asker.sources();
        if (sources.isEmpty()) return Needs.NOTHING;
        var needs = Needs.NOTHING;
        for (var call : calls.subList(0, Math.min(calls.size(), MOST_CALLS))) {
            var told = sources.getFirst().accessList(block, call).toOptional();
            if (told.isEmpty()) return needs;
            needs = needs.and(needs(told.get()));
        }
        return needs;
    }

    private static Needs needs(List<AccessListEntry> list) {
        var accounts = new LinkedHashSet<EthereumAddress>();
        var slots = new LinkedHashSet<Missing.Slot>();
        for (var entry : list) {
            accounts.add(entry.address());
            entry.keys().forEach(key -> slots.add(new Missing.Slot(entry.address(), key)));
        }
        return new Needs(accounts, slots, accounts);
    }
}

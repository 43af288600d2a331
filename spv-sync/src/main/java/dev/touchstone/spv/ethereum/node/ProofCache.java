package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.proof.Proven;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/// What was proven of the last few blocks, so that the same account is not asked for twice while no newer block is
/// known. Never mixes blocks: each has a shelf of its own. Thread-safe.
final class ProofCache {
    private static final int MOST_BLOCKS = 4;
    private static final int MOST_ACCOUNTS = 4096;

    private final AtomicReference<List<Shelf>> shelves = new AtomicReference<>(List.of());

    /// What was proven of one block, as it was itself proven: the same block by another signature has another shelf.
    private record Shelf(Proven<ExecutionHeader> block, Map<EthereumAddress, Proven<AccountState>> accounts) {
        boolean isOf(Proven<ExecutionHeader> other) {
            return block.equals(other);
        }
    }

    Optional<Proven<AccountState>> account(Proven<ExecutionHeader> block, EthereumAddress address) {
        return shelves.get().stream()
                .filter(shelf -> shelf.isOf(block))
                .flatMap(shelf -> Optional.ofNullable(shelf.accounts().get(address)).stream())
                .findFirst();
    }

    void put(Proven<ExecutionHeader> block, Proven<AccountState> account) {
        var all = shelves.updateAndGet(before -> withShelf(before, block));
        var accounts = all.stream()
                .filter(shelf -> shelf.isOf(block))
                .findFirst()
                .orElseThrow()
                .accounts();
        if (accounts.size() < MOST_ACCOUNTS) accounts.put(account.value().address(), account);
    }

    private static List<Shelf> withShelf(List<Shelf> before, Proven<ExecutionHeader> block) {
        if (before.stream().anyMatch(shelf -> shelf.isOf(block))) return before;
        var shelf = new Shelf(block, new ConcurrentHashMap<>());
        var kept = before.subList(Math.max(0, before.size() - MOST_BLOCKS + 1), before.size());
        return Stream.concat(kept.stream(), Stream.of(shelf)).toList();
    }
}

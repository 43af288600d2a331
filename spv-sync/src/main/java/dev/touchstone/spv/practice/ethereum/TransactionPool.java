package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Wei;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/// The transactions that wait for a block, by sender and number. Confined to the practice-ethereum loop.
final class TransactionPool {
    private static final int MOST = 4096;
    private static final int MOST_AHEAD = 64;

    private final Map<EthereumAddress, TreeMap<Long, SentTransaction>> bySender = new LinkedHashMap<>();
    private final Map<Hash256, SentTransaction> byHash = new LinkedHashMap<>();

    int size() {
        return byHash.size();
    }

    Optional<SentTransaction> byHash(Hash256 hash) {
        return Optional.ofNullable(byHash.get(hash));
    }

    List<SentTransaction> all() {
        return List.copyOf(byHash.values());
    }

    /// The number that the sender's next transaction would have, with those that wait without a gap.
    long nextNonce(EthereumAddress sender, WorldState state) {
        long next = state.account(sender).nonce();
        var waiting = bySender.getOrDefault(sender, new TreeMap<>());
        while (waiting.containsKey(next)) next++;
        return next;
    }

    /// Takes a transaction that is valid in itself, unless the state or the pool speaks against it.
    Optional<PracticeTransactionRefusal> add(SentTransaction sent, WorldState state) {
        var problem = TransactionChecks.problemIn(state, sent).or(() -> problemOfNonce(sent, state));
        if (problem.isPresent()) return problem;
        var waiting = bySender.getOrDefault(sent.sender(), new TreeMap<>());
        var replaced = Optional.ofNullable(waiting.get(sent.nonce()));
        problem = replaced.flatMap(old -> problemOfReplacing(old, sent));
        if (problem.isPresent()) return problem;
        if (replaced.isEmpty() && byHash.size() >= MOST) {
            return Optional.of(new PracticeTransactionRefusal.PoolFull());
        }
        replaced.ifPresent(this::remove);
        bySender.computeIfAbsent(sent.sender(), _ -> new TreeMap<>()).put(sent.nonce(), sent);
        byHash.put(sent.hash(), sent);
        return Optional.empty();
    }

    private static Optional<PracticeTransactionRefusal> problemOfNonce(SentTransaction sent, WorldState state) {
        long next = state.account(sent.sender()).nonce();
        long ahead = sent.nonce() - next;
        if (Long.compareUnsigned(sent.nonce(), next) < 0) {
            return Optional.of(new PracticeTransactionRefusal.NonceTooLow(sent.nonce(), next));
        }
        return Long.compareUnsigned(ahead, MOST_AHEAD) > 0
                ? Optional.of(new PracticeTransactionRefusal.NonceTooFar(sent.nonce(), next))
                : Optional.empty();
    }

    /// As geth has it: both the price and the tip must rise by a tenth.
    private static Optional<PracticeTransactionRefusal> problemOfReplacing(SentTransaction old, SentTransaction by) {
        var leastPrice = aTenthMore(old.transaction().fees().mostPerGas());
        boolean isEnough = !by.transaction().fees().mostPerGas().isLessThan(leastPrice)
                && !by.tip().isLessThan(aTenthMore(old.tip()));
        return isEnough
                ? Optional.empty()
                : Optional.of(new PracticeTransactionRefusal.ReplacementUnderpriced(leastPrice));
    }

    private static Wei aTenthMore(Wei price) {
        var more = price.value().multiply(BigInteger.valueOf(110)).add(BigInteger.valueOf(99));
        return new Wei(more.divide(BigInteger.valueOf(100)).min(Wei.MAX.value()));
    }

    private void remove(SentTransaction sent) {
        byHash.remove(sent.hash());
        var waiting = bySender.get(sent.sender());
        if (waiting == null) return;
        waiting.remove(sent.nonce());
        if (waiting.isEmpty()) bySender.remove(sent.sender());
    }

    /// Runs what waits, whoever tips most first, until the block is full or nothing more can go in. What cannot be
    /// run waits no longer.
    void fill(BlockRun run, Wei baseFee) {
        for (var next = best(run, baseFee); next.isPresent(); next = best(run, baseFee)) {
            if (!run.run(next.get())) remove(next.get());
        }
    }

    private Optional<SentTransaction> best(BlockRun run, Wei baseFee) {
        return bySender.entrySet().stream()
                .map(entry ->
                        entry.getValue().get(run.state().account(entry.getKey()).nonce()))
                .filter(Objects::nonNull)
                .filter(run::takes)
                .max(Comparator.comparing(sent -> sent.tipAt(baseFee)));
    }

    /// Lets those go that can never be in a block again.
    void settle(WorldState state) {
        var gone = new ArrayList<SentTransaction>();
        for (var sent : byHash.values()) {
            if (Long.compareUnsigned(sent.nonce(), state.account(sent.sender()).nonce()) < 0) gone.add(sent);
        }
        gone.forEach(this::remove);
    }
}

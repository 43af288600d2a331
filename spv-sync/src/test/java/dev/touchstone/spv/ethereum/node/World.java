package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.beacon.LightClientBootstrap;
import dev.touchstone.spv.ethereum.beacon.LightClientUpdate;
import dev.touchstone.spv.ethereum.source.Reply;
import dev.touchstone.spv.ethereum.source.SourceFault;
import dev.touchstone.spv.testsupport.SmallChain;
import dev.touchstone.spv.testsupport.SmallState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// A small chain that several fake servers share, as far as it has come by a clock. Thread-safe.
final class World {
    private final SmallChain chain;
    private final FakeClock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile boolean finalizes = true;

    World(SmallChain chain, FakeClock clock) {
        this.chain = chain;
        this.clock = clock;
    }

    /// From now on nothing becomes final any more.
    void stopFinality() {
        finalizes = false;
    }

    /// The newest slot whose block has been signed by now.
    long headSlot() {
        return chain.chain().schedule().slotAt(clock.instant()).orElseThrow().value() - 1;
    }

    /// The chain is made as it is asked for, by one thread at a time.
    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    private static <T> Reply<T> notThere() {
        return Reply.failed(new SourceFault.NotThere("nothing of that kind"));
    }

    Reply<LightClientBootstrap> bootstrap(Hash256 root) {
        return locked(() -> {
            for (long slot = 0; slot <= headSlot(); slot++) {
                if (chain.root(slot).equals(root)) return Reply.said(chain.bootstrap(slot));
            }
            return notThere();
        });
    }

    Reply<List<LightClientUpdate>> updates(long period, int count, long head) {
        return locked(() -> {
            var updates = new ArrayList<LightClientUpdate>();
            for (long at = period; at < period + count; at++) {
                if (at * SmallChain.slotsPerPeriod() + 41 > head) break;
                updates.add(chain.update(at));
            }
            return updates.isEmpty() ? notThere() : Reply.said(updates);
        });
    }

    Reply<LightClientUpdate> finality(long slot) {
        return finalizes ? Reply.said(locked(() -> chain.finality(slot))) : notThere();
    }

    Reply<LightClientUpdate> optimistic(long slot) {
        return Reply.said(locked(() -> chain.optimistic(slot)));
    }

    Reply<Hash256> finalizedRoot(long slot) {
        return Reply.said(locked(() -> chain.root(SmallChain.finalFor(slot))));
    }

    /// The execution block with this hash; empty where no slot up to now has it.
    Optional<SmallState.Block> block(Hash256 hash) {
        return blocks(block -> block.header().hash().equals(hash));
    }

    Optional<SmallState.Block> blockAt(long number) {
        return blocks(block -> block.header().number().value() == number);
    }

    private Optional<SmallState.Block> blocks(Predicate<SmallState.Block> wanted) {
        return locked(() -> {
            for (long slot = headSlot(); slot >= 0; slot--) {
                var block = chain.at(slot).execution();
                if (wanted.test(block)) return Optional.of(block);
            }
            return Optional.empty();
        });
    }

    Optional<SmallState.Block> blockOf(Hash256 transaction) {
        return blocks(
                block -> block.transactions().stream().anyMatch(tx -> tx.hash().equals(transaction)));
    }

    SmallChain.Block at(long slot) {
        return locked(() -> chain.at(slot));
    }

    Hash256 root(long slot) {
        return locked(() -> chain.root(slot));
    }

    LightClientUpdate signed(long attested, int signers, boolean withCommittee, boolean withFinality) {
        return locked(() -> chain.signed(attested, signers, withCommittee, withFinality));
    }

    SmallChain chain() {
        return chain;
    }
}

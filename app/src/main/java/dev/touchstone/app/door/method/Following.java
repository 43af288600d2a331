package dev.touchstone.app.door.method;

import dev.touchstone.app.door.rpc.RefusedException;
import dev.touchstone.app.door.rpc.RpcFailure;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.node.BlockRange;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.proof.Proven;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/// Follows the newest blocks for one caller, so that it is told of each once, and of those that were replaced
/// after it was told. Thread-safe.
final class Following {
    /// After so many blocks without a word nothing is told of what came in between.
    static final long MOST_BEHIND = 300;

    /// No block below so many others was ever replaced.
    private static final int REMEMBERED = 16;

    private final DoorWallet wallet;
    private final ReentrantLock lock = new ReentrantLock();
    private List<Proven<ExecutionHeader>> told;

    /// Begins with the block after the newest.
    Following(DoorWallet wallet) throws RefusedException {
        this.wallet = wallet;
        this.told = List.of(head());
    }

    /// What came of the chain since the last time.
    ///
    /// @param replaced blocks that were told of and lie in the chain no more, the newest first
    /// @param added blocks that were not told of, the oldest first
    record Step(List<Proven<ExecutionHeader>> replaced, List<Proven<ExecutionHeader>> added) {
        boolean isNothing() {
            return replaced.isEmpty() && added.isEmpty();
        }
    }

    /// Tells of a step; where it throws, the step is told of again the next time.
    @FunctionalInterface
    interface Telling<R> {
        R of(Step step) throws RefusedException;
    }

    <R> R next(Telling<R> telling) throws RefusedException {
        lock.lock();
        try {
            var chain = chain(head());
            var kept = told.stream().filter(block -> holds(chain, block)).toList();
            var replaced = told.stream().filter(block -> !holds(chain, block)).toList();
            long last = kept.isEmpty() ? -1 : number(kept.getLast());
            var added = chain.stream().filter(block -> number(block) > last).toList();
            var result = telling.of(new Step(replaced.reversed(), added));
            var all = new ArrayList<>(kept);
            all.addAll(added);
            told = List.copyOf(all.subList(Math.max(0, all.size() - REMEMBERED), all.size()));
            return result;
        } finally {
            lock.unlock();
        }
    }

    private Proven<ExecutionHeader> head() throws RefusedException {
        return Answers.proven(wallet.questions().head(HeadKind.SIGNED));
    }

    /// The blocks from the oldest that was told of up to the newest there is.
    private List<Proven<ExecutionHeader>> chain(Proven<ExecutionHeader> head) throws RefusedException {
        if (head.asOf().equals(told.getLast().asOf())) return told;
        var first = told.getFirst().value().number();
        var newest = head.value().number();
        if (newest.compareTo(first) < 0) return List.of(head);
        if (newest.value() - first.value() > MOST_BEHIND + REMEMBERED) {
            throw new RefusedException(RpcFailure.LIMIT_EXCEEDED, "too many blocks came in between; begin anew");
        }
        return switch (wallet.blocks().range(first, newest)) {
            case BlockRange.Read(var blocks) -> blocks;
            case BlockRange.NotRead(var why) -> throw Answers.refusal(why);
        };
    }

    private static boolean holds(List<Proven<ExecutionHeader>> chain, Proven<ExecutionHeader> block) {
        return chain.stream().anyMatch(other -> other.asOf().equals(block.asOf()));
    }

    private static long number(Proven<ExecutionHeader> block) {
        return block.value().number().value();
    }
}

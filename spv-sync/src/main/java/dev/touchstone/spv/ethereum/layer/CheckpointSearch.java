package dev.touchstone.spv.ethereum.layer;

import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.StorageSlot;
import dev.touchstone.spv.ethereum.node.ChainQuestions;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.ethereum.rollup.CheckpointTree;
import dev.touchstone.spv.ethereum.rollup.Rollup;
import dev.touchstone.spv.proof.CheckpointKernel;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// Finds the checkpoint that holds a block, by the words of the contract on the network, each of them proven: they
/// are numbered in steps, and go on without a gap. Thread-safe; blocks.
final class CheckpointSearch {
    /// `_nextHeaderBlock` of `RootChainStorage`, whose first three words are the owner's, the proxy's and the name's.
    private static final StorageKey NEXT = StorageKey.of(3);

    /// The checkpoints are numbered in steps of this (`RootChainStorage.MAX_DEPOSITS`).
    private static final long STEP = 10_000;

    private static final int MOST_AT_ONCE = 16;
    private static final int MOST_ROUNDS = 24;
    private static final BigInteger MOST = BigInteger.ONE.shiftLeft(48);

    private final ChainQuestions ethereum;
    private final Rollup rollup;

    CheckpointSearch(ChainQuestions ethereum, Rollup rollup) {
        this.ethereum = ethereum;
        this.rollup = rollup;
    }

    /// A checkpoint.
    ///
    /// @param number of the contract's
    /// @param root the word that holds its root
    /// @param blocks how many blocks it holds, beginning with `first`
    record Checkpoint(long number, Proven<StorageSlot> root, long first, long blocks) {
        int indexOf(BlockNumber block) {
            return Math.toIntExact(block.value() - first);
        }

        BlockNumber at(long index) {
            return BlockNumber.of(first + index);
        }

        int levels() {
            return CheckpointTree.levels(blocks);
        }
    }

    /// What came of looking.
    sealed interface Found {
        record At(Checkpoint checkpoint) implements Found {}

        record Not(Finding<?> why) implements Found {}
    }

    Found holding(BlockNumber block, HeadKind at) {
        var next = ethereum.storage(rollup.contract(), List.of(NEXT), at).getFirst();
        if (!(next instanceof Proven<StorageSlot> word)) return new Found.Not(next);
        if (word.value().value().compareTo(MOST) > 0) return nobody();
        long above = word.value().value().longValue() / STEP;
        long low = 1;
        for (int round = 0; round < MOST_ROUNDS && low < above; round++) {
            var probes = probes(low, above);
            var ends = ethereum.storage(
                    rollup.contract(),
                    probes.stream().map(probe -> word(probe, 2)).toList(),
                    at);
            long lower = low;
            for (int i = 0; i < probes.size(); i++) {
                if (!(ends.get(i) instanceof Proven<StorageSlot> end)) return new Found.Not(ends.get(i));
                boolean isBelow = end.value().value().compareTo(BigInteger.valueOf(block.value())) < 0;
                if (isBelow) lower = probes.get(i) + 1;
                else above = Math.min(above, probes.get(i));
            }
            low = lower;
        }
        return at(block, low, at);
    }

    /// Places spread over those from `low` to below `above`.
    private static List<Long> probes(long low, long above) {
        var probes = new ArrayList<Long>();
        long span = above - low;
        long count = Math.min(span, MOST_AT_ONCE);
        for (long i = 0; i < count; i++) probes.add(low + span * i / count);
        return probes;
    }

    private StorageKey word(long checkpoint, long offset) {
        var base = new BigInteger(
                1, CheckpointKernel.place(rollup, checkpoint * STEP).value().toBytes());
        return StorageKey.of(base.add(BigInteger.valueOf(offset)).mod(BigInteger.ONE.shiftLeft(256)));
    }

    private Found at(BlockNumber block, long checkpoint, HeadKind at) {
        var keys = List.of(word(checkpoint, 0), word(checkpoint, 1), word(checkpoint, 2));
        var words = ethereum.storage(rollup.contract(), keys, at);
        for (var word : words) {
            if (!word.isProven()) return new Found.Not(word);
        }
        var root = (Proven<StorageSlot>) words.get(0);
        var first = number(words.get(1));
        var last = number(words.get(2));
        if (root.value().isZero()) return notYet();
        boolean isHeld =
                first <= block.value() && block.value() <= last && last - first < 1L << CheckpointTree.MOST_LEVELS;
        return isHeld ? new Found.At(new Checkpoint(checkpoint * STEP, root, first, last - first + 1)) : notYet();
    }

    /// A number that no block has where it is none.
    private static long number(Finding<StorageSlot> word) {
        var value = ((Proven<StorageSlot>) word).value().value();
        return value.compareTo(MOST) > 0 ? Long.MAX_VALUE : value.longValue();
    }

    private Found notYet() {
        return new Found.Not(Pending.because(new Pending.Reason.NotSettledYet(rollup.title())));
    }

    private static Found nobody() {
        return new Found.Not(Pending.because(new Pending.Reason.NobodyProves()));
    }
}

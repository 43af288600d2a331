package dev.touchstone.spv.practice;

import dev.touchstone.spv.bitcoin.Block;
import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.practice.PracticeChain.Acceptance;
import java.util.ArrayList;
import java.util.List;

/// Adds blocks of its own to a practice chain, at its tip or beside it. Confined to the practice-node loop.
final class Mining {
    private final PracticeState state;

    Mining(PracticeState state) {
        this.state = state;
    }

    /// Mines blocks on the tip, each full of what the mempool holds.
    List<ChainPoint> onTip(int blocks, Script payTo) {
        var mined = new ArrayList<ChainPoint>(blocks);
        for (int left = blocks - 1; left >= 0; left--) {
            var task = task(state.chain().tip(), left, payTo);
            mined.add(add(Miner.mine(task, BlockTemplate.from(state.mempool()))).point());
        }
        return mined;
    }

    /// Mines a branch that leaves the best chain `depth` blocks below its tip. Its first block holds these
    /// transactions and the others none, whatever the mempool holds; their fees are not claimed.
    ///
    /// @throws IllegalArgumentException when a transaction is not valid there, or the chain is not so high
    List<ChainPoint> beside(int depth, int blocks, List<Transaction> inFirst) {
        int forkHeight = state.chain().tip().height().value() - depth;
        if (depth < 0 || forkHeight < 0)
            throw new IllegalArgumentException("no block lies " + depth + " below the tip");
        var parent = state.chain().at(Height.of(forkHeight)).orElseThrow();
        var template = new BlockTemplate(inFirst, BlockTemplate.EMPTY.fees());
        var mined = new ArrayList<ChainPoint>(blocks);
        for (int i = 0; i < blocks; i++) {
            var task = task(parent, 0, ScriptRules.anyoneCanSpend());
            parent = add(Miner.mine(task, i == 0 ? template : BlockTemplate.EMPTY));
            mined.add(parent.point());
        }
        return mined;
    }

    private Miner.Task task(BlockEntry parent, int left, Script payTo) {
        long time = Miner.timeAfter(parent, state.clock().instant(), left);
        return new Miner.Task(parent, time, payTo, state.chain().size());
    }

    private BlockEntry add(Block block) {
        return switch (state.accept(block)) {
            case Acceptance.Extended(var added) -> added;
            case Acceptance.Reorganized(var _, var _, var added) -> added.getLast();
            case Acceptance.SideBranch(var added) -> added;
            case Acceptance.Refused(var why) -> throw new IllegalArgumentException("the block is refused: " + why);
            case Acceptance.Known _, Acceptance.Unconnected _ ->
                throw new IllegalStateException("a block just made is not new");
        };
    }
}

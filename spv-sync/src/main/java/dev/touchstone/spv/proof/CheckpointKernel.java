package dev.touchstone.spv.proof;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.StorageSlot;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.rollup.CheckpointTree;
import dev.touchstone.spv.ethereum.rollup.CheckpointedBlock;
import dev.touchstone.spv.ethereum.rollup.Rollup;
import java.util.List;

/// The steps from Ethereum's state to what blocks of Polygon PoS hold. More than two thirds of that chain's
/// validators signed for each checkpoint, and a contract on Ethereum checked that; nobody there ran the blocks. A
/// checkpoint commits to the lists of a block and to no state, so that nothing is proven of a balance. Pure and
/// thread-safe.
public final class CheckpointKernel {
    private CheckpointKernel() {}

    /// A block that a checkpoint holds: the branch leads from its leaf to the root that the contract keeps. As a
    /// leaf is the hash of four words and a node the hash of two, no node stands for a leaf. The block's own hash
    /// is in no checkpoint: the leaf's stands in its place.
    ///
    /// @param root the first word of the checkpoint (maticnetwork/contracts `RootChainStorage.headerBlocks`)
    /// @param checkpoint its number there
    /// @param index the block's place among those of the checkpoint
    public static Finding<Settled<CheckpointedBlock>> checkpointed(
            Rollup rollup,
            Proven<StorageSlot> root,
            long checkpoint,
            CheckpointedBlock block,
            int index,
            List<Hash256> branch) {
        if (rollup.kind() != Rollup.Kind.CHECKPOINTS) {
            return new Refuted<>(new Refutation.PremiseMissing("a chain that settles by checkpoints"));
        }
        var misplaced = RollupKernel.misplaced(rollup, place(rollup, checkpoint), root.evidence());
        if (misplaced.isPresent()) return new Refuted<>(misplaced.get());
        var kept = root.value().word();
        boolean isPlace = index >= 0 && branch.size() <= CheckpointTree.MOST_LEVELS && index >> branch.size() == 0;
        boolean isHeld = isPlace
                && !kept.equals(Hash256.ZERO)
                && CheckpointTree.root(block.leaf(), index, branch).equals(kept);
        if (!isHeld) return new Refuted<>(new Refutation.NotInCheckpoint(block.number(), checkpoint));
        long number = block.number().value();
        if (number > Integer.MAX_VALUE) return new Refuted<>(new Refutation.WrongBlockNumber(block.number()));
        var evidence = new Evidence.Checkpointed(rollup, checkpoint, block, index, branch, root.evidence());
        return new Proven<>(
                new Settled<>(rollup, block), evidence, new ChainPoint(Height.of((int) number), block.leaf()));
    }

    /// Where the contract keeps the root of a checkpoint.
    public static StorageKey place(Rollup rollup, long checkpoint) {
        return rollup.settled().entry(Wei.of(checkpoint).word());
    }

    /// The transaction with this index in the block.
    public static Finding<Settled<BlockTransaction>> transaction(
            Proven<Settled<CheckpointedBlock>> block, int index, List<ByteString> nodes) {
        var roots = block.value().value();
        var list = new BlockKernel.Root(roots.transactionsRoot(), block.asOf(), block.evidence());
        return Settled.of(block.value().rollup(), BlockKernel.transaction(list, index, nodes));
    }

    /// The receipt of a proven transaction of the block.
    public static Finding<Settled<TransactionReceipt>> receiptOf(
            Proven<Settled<CheckpointedBlock>> block,
            Proven<Settled<BlockTransaction>> transaction,
            List<ByteString> nodes) {
        var roots = block.value().value();
        var list = new BlockKernel.Root(roots.receiptsRoot(), block.asOf(), block.evidence());
        return Settled.step(transaction, inner -> BlockKernel.receiptOf(list, inner, nodes));
    }
}

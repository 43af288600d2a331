package dev.touchstone.spv.practice;

import dev.touchstone.spv.bitcoin.Block;
import dev.touchstone.spv.bitcoin.BlockHash;
import dev.touchstone.spv.bitcoin.BlockHeader;
import dev.touchstone.spv.bitcoin.Target;
import dev.touchstone.spv.bitcoin.Work;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.chain.Height;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A block that the practice node knows, and what came of it. Confined to the practice-node loop.
///
/// The block is kept as bytes: serving it needs no more, and a parsed block takes many times the room.
final class BlockEntry {
    private static final int MEDIAN_BLOCKS = 11;

    private final BlockHeader header;
    private final BlockHash hash;
    private final ByteString bytes;
    private final @Nullable BlockEntry parent;
    private final Height height;
    private final Work work;
    private boolean isRefused;
    private List<Coin> spent = List.of();

    private BlockEntry(Block block, @Nullable BlockEntry parent, Height height, Work before) {
        this.header = block.header();
        this.hash = header.hash();
        this.bytes = ByteString.of(block.bytes());
        this.parent = parent;
        this.height = height;
        this.work = before.plus(workOf(header));
    }

    static BlockEntry genesis(Block block) {
        return new BlockEntry(block, null, Height.GENESIS, Work.ZERO);
    }

    static BlockEntry after(BlockEntry parent, Block block) {
        return new BlockEntry(block, parent, parent.height.next(), parent.work);
    }

    private static Work workOf(BlockHeader header) {
        return switch (Target.decode(header.bits())) {
            case Target.Decoded.Valid(var target) -> Work.of(target);
            case Target.Decoded.Negative _, Target.Decoded.Overflow _, Target.Decoded.Zero _ ->
                throw new IllegalStateException("a block without a target passed the header rules");
        };
    }

    /// The median of the times of the last eleven blocks, this one included (BIP113).
    long medianTimePast() {
        var times = new long[Math.min(MEDIAN_BLOCKS, height.value() + 1)];
        for (int i = 0; i < times.length; i++)
            times[i] = ancestorAt(Height.of(height.value() - i)).header.time();
        Arrays.sort(times);
        return times[times.length / 2];
    }

    Block block() {
        return Block.parse(bytes.toArray()).orThrow();
    }

    ByteString bytes() {
        return bytes;
    }

    BlockHeader header() {
        return header;
    }

    BlockHash hash() {
        return hash;
    }

    Height height() {
        return height;
    }

    ChainPoint point() {
        return new ChainPoint(height, hash.value());
    }

    Work work() {
        return work;
    }

    Optional<BlockEntry> parent() {
        return Optional.ofNullable(parent);
    }

    /// The ancestor at this height, or this block itself.
    BlockEntry ancestorAt(Height wanted) {
        var at = this;
        while (wanted.isBelow(at.height)) at = at.parent().orElseThrow();
        return at;
    }

    /// Whether the block broke a rule when it was to be connected, or follows one that did.
    boolean isRefused() {
        return isRefused;
    }

    void refuse() {
        isRefused = true;
    }

    /// The coins that the block spends, in the order of its inputs; known once it has been connected.
    List<Coin> spent() {
        return spent;
    }

    void connected(List<Coin> coinsSpent) {
        spent = List.copyOf(coinsSpent);
    }
}

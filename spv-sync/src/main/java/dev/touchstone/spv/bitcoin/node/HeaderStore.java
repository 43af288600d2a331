package dev.touchstone.spv.bitcoin.node;

import dev.touchstone.spv.bitcoin.BlockHash;
import dev.touchstone.spv.bitcoin.BlockHeader;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.proof.HeaderChain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;

/// The [HeaderTree] of a running node, for which a disk that fails is the end: the loop stops, and opening the files
/// again mends them. Confined to the bitcoin-chain loop.
final class HeaderStore {
    private final HeaderTree tree;

    HeaderStore(HeaderTree tree) {
        this.tree = tree;
    }

    HeaderChain chain() {
        return tree.chain();
    }

    Accepted accept(ByteString headers, Instant now) {
        try {
            return tree.accept(headers, now);
        } catch (IOException e) {
            throw new UncheckedIOException("the block headers cannot be written", e);
        }
    }

    BlockHeader headerAt(Height height) {
        try {
            return tree.headerAt(height);
        } catch (IOException e) {
            throw new UncheckedIOException("the block headers cannot be read", e);
        }
    }

    byte[] headers(Height from, Height to) {
        try {
            return tree.headersFrom(from, to.value() - from.value() + 1).toArray();
        } catch (IOException e) {
            throw new UncheckedIOException("the block headers cannot be read", e);
        }
    }

    /// The first block whose time, and that of all after it, is later; good to the hours by which block times err.
    Height firstBlockAfter(Instant time) {
        int low = 0;
        int high = chain().tip().height().value();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (chain().timeAt(Height.of(middle)) < time.getEpochSecond()) low = middle + 1;
            else high = middle;
        }
        return Height.of(low);
    }

    List<BlockHash> locator() {
        return tree.locator();
    }

    List<BlockHash> locatorFrom(ChainPoint point) {
        return tree.locatorFrom(point);
    }

    void close() throws IOException {
        tree.close();
    }
}

package dev.touchstone.spv.practice;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes each block that the practice chain takes to its file. Confined to the practice-node loop.
///
/// When the disk fails the node goes on in memory: the file keeps what it has, and nothing after the gap is written.
final class BlockKeeper implements PracticeState.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(BlockKeeper.class);

    private final BlockFile file;
    private boolean hasFailed;

    BlockKeeper(BlockFile file) {
        this.file = file;
    }

    @Override
    public void blockTaken(BlockEntry entry) {
        if (hasFailed) return;
        try {
            file.append(entry.bytes());
        } catch (IOException e) {
            hasFailed = true;
            LOG.error("practice blocks from {} on are not kept: {}", entry.height(), e.getMessage());
        }
    }
}

package dev.touchstone.spv.content.arweave;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChunkTreeTest {
    private static final int CHUNK = DataChunk.MOST_BYTES;

    private static ByteString data(int length) {
        var bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return ByteString.of(bytes);
    }

    /// Roots that arweave-js makes; the last chunk of a whole number of chunks is empty there, and absent elsewhere.
    @Test
    void dataHasARootForEachUsualWayToCutIt() {
        assertThat(ChunkTree.usualRoots(ByteString.EMPTY)).isEmpty();
        assertThat(ChunkTree.usualRoots(data(1))).hasSize(1);
        assertThat(ChunkTree.usualRoots(data(CHUNK - 1))).hasSize(1);
        assertThat(ChunkTree.usualRoots(data(CHUNK))).hasSize(2).doesNotHaveDuplicates();
        assertThat(ChunkTree.usualRoots(data(CHUNK + 1))).hasSize(1);
        assertThat(ChunkTree.usualRoots(data(3 * CHUNK))).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void pathsOfAnyBytesLeadNowhere() {
        var random = new Random(51);
        var root = ChunkTree.usualRoots(data(100)).getFirst();
        for (int i = 0; i < 3_000; i++) {
            var path = new byte[random.nextInt(400)];
            random.nextBytes(path);
            assertThat(ChunkTree.find(root, random.nextInt(100), ByteString.of(path))).isEmpty();
        }
        assertThat(ChunkTree.find(root, 0, ByteString.of(new byte[64 + 96 * 1000]))).isEmpty();
    }
}

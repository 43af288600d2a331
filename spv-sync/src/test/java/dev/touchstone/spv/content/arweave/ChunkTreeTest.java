package dev.touchstone.spv.content.arweave;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChunkTreeTest {
    private static final int CHUNK = DataChunk.MOST_BYTES;

    private static ByteString data(int length) {
        var bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return ByteString.of(bytes);
    }

    private static byte[] note(long offset) {
        return ByteBuffer.allocate(32).putLong(24, offset).array();
    }

    private static Hash256 leaf(ByteString data, int from, int to) {
        var chunk = Sha.sha256(data.toArray(from, to)).toBytes();
        return Sha.sha256(Sha.sha256(chunk).toBytes(), Sha.sha256(note(to)).toBytes());
    }

    private static Hash256 branch(Hash256 left, Hash256 right, long at) {
        return Sha.sha256(
                Sha.sha256(left.toBytes()).toBytes(),
                Sha.sha256(right.toBytes()).toBytes(),
                Sha.sha256(note(at)).toBytes());
    }

    private static void isCut(ByteString data, Hash256 root, int... ends) {
        var chunks = ChunkTree.cut(data, root).orElseThrow();
        int from = 0;
        assertThat(chunks).hasSize(ends.length);
        for (int i = 0; i < ends.length; i++) {
            assertThat(chunks.get(i).bytes().toArray()).isEqualTo(data.toArray(from, ends[i]));
            for (int at : new int[] {from, ends[i] - 1}) {
                assertThat(ChunkTree.find(root, at, chunks.get(i).path())
                                .orElseThrow()
                                .end())
                        .isEqualTo(ends[i]);
            }
            from = ends[i];
        }
    }

    @Test
    void dataIsCutIntoChunksWhoseLastTwoAreEven() {
        var one = data(1);
        isCut(one, leaf(one, 0, 1), 1);
        var two = data(CHUNK + 2);
        int half = CHUNK / 2 + 1;
        isCut(two, branch(leaf(two, 0, half), leaf(two, half, CHUNK + 2), half), half, CHUNK + 2);
        var three = data(2 * CHUNK + 40_000);
        var first = branch(leaf(three, 0, CHUNK), leaf(three, CHUNK, 2 * CHUNK), CHUNK);
        var root = branch(first, leaf(three, 2 * CHUNK, three.length()), 2 * CHUNK);
        isCut(three, root, CHUNK, 2 * CHUNK, three.length());
    }

    @Test
    void anEmptyChunkMayStandAfterDataThatNeedsNone() {
        var data = data(CHUNK);
        isCut(data, leaf(data, 0, CHUNK), CHUNK);
        isCut(data, branch(leaf(data, 0, CHUNK), leaf(data, CHUNK, CHUNK), CHUNK), CHUNK);
    }

    @Test
    void otherRootsAreNotMade() {
        assertThat(ChunkTree.cut(data(100), leaf(data(101), 0, 101))).isEmpty();
        assertThat(ChunkTree.cut(data(CHUNK), Hash256.ZERO)).isEmpty();
        assertThat(ChunkTree.cut(ByteString.EMPTY, Hash256.ZERO)).isEmpty();
    }

    @Test
    void pathsOfAnyBytesLeadNowhere() {
        var random = new Random(51);
        var root = leaf(data(100), 0, 100);
        for (int i = 0; i < 3_000; i++) {
            var path = new byte[random.nextInt(400)];
            random.nextBytes(path);
            assertThat(ChunkTree.find(root, random.nextInt(100), ByteString.of(path)))
                    .isEmpty();
        }
        var tooLong = new byte[64 + 96 * 1000];
        Arrays.fill(tooLong, (byte) 1);
        assertThat(ChunkTree.find(root, 0, ByteString.of(tooLong))).isEmpty();
    }
}

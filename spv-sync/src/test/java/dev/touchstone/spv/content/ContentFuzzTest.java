package dev.touchstone.spv.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.testsupport.ByteMutations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Bytes of every kind: each parser gives a value or a reason, and never more than the bytes hold.
class ContentFuzzTest {
    private static final Block LEAF = DagPbWriter.raw("leaf");
    private static final Block FILE = DagPbWriter.file(LEAF, LEAF, DagPbWriter.raw("other"));
    private static final Block DIRECTORY =
            DagPbWriter.directory(DagPbWriter.link("a", FILE), DagPbWriter.link("b", LEAF));
    private static final List<byte[]> SEEDS = List.of(
            FILE.bytes().toArray(),
            DIRECTORY.bytes().toArray(),
            new DagPbWriter()
                    .number(1, 5)
                    .bytes(2, LEAF.bytes())
                    .number(5, 0x22)
                    .number(6, 256)
                    .done()
                    .toArray(),
            archive().toArray());

    private static ByteString archive() {
        var header = new DagPbWriter().raw(0xa2, 0x65, 'r', 'o', 'o', 't', 's', 0x80);
        header.raw(0x67, 'v', 'e', 'r', 's', 'i', 'o', 'n', 1);
        var out = new DagPbWriter().raw(header.done().length()).raw(ints(header.done()));
        for (var block : List.of(LEAF, FILE)) {
            var section = new DagPbWriter()
                    .raw(ints(block.cid().bytes()))
                    .raw(ints(block.bytes()))
                    .done();
            out.varint(section.length()).raw(ints(section));
        }
        return out.done();
    }

    private static int[] ints(ByteString bytes) {
        var ints = new int[bytes.length()];
        for (int i = 0; i < ints.length; i++) ints[i] = bytes.at(i) & 0xff;
        return ints;
    }

    private static <T> boolean isRead(Parsed<T> parsed) {
        return switch (parsed) {
            case Parsed.Ok<T> _ -> true;
            case Parsed.Malformed<T>(var reason) -> {
                assertThat(reason).isNotBlank();
                yield false;
            }
        };
    }

    @Test
    void everyParserGivesAValueOrAReason() {
        var mutations = new ByteMutations(21);
        var read = new int[5];
        for (int i = 0; i < 60_000; i++) {
            var bytes = ByteString.of(mutations.of(SEEDS.get(i % SEEDS.size())));
            if (isRead(DagPb.parse(bytes))) read[0]++;
            if (isRead(UnixFs.parse(bytes))) read[1]++;
            if (isRead(UnixFs.of(new DagPb(true, bytes, List.of())))) read[2]++;
            if (isRead(Car.parse(bytes))) read[3]++;
            if (isRead(Multihash.parse(bytes))) read[4]++;
        }
        assertThat(read).as("each parser reads some of it").doesNotContain(0);
    }

    @Test
    void theSeedsThemselvesAreRead() {
        assertThat(Car.parse(archive()).orThrow().blocks()).containsExactly(LEAF, FILE);
        assertThat(UnixFs.parse(FILE.bytes())).isInstanceOf(Parsed.Ok.class);
    }

    /// Whatever nodes a directory or a file leads to, the walk ends, and no bytes come out that its parts do not
    /// hold.
    @Test
    void aWalkOverNodesMadeAtRandomEnds() {
        var random = new Random(22);
        var limits = new ContentLimits(6, 8, 40, 2_000, 4);
        int whole = 0;
        for (int round = 0; round < 3_000; round++) {
            var blocks = new ArrayList<>(List.of(LEAF, DagPbWriter.raw("x".repeat(random.nextInt(300)))));
            for (int i = 0; i < 6; i++) blocks.add(anyNode(random, blocks));
            var walk = ContentWalkTest.walked(blocks.getLast().cid(), random.nextBoolean() ? "a" : "", blocks, limits);
            assertThat(walk.step()).isNotInstanceOf(ContentStep.Needs.class);
            if (walk.step() instanceof ContentStep.Bytes(var content)) {
                assertThat(content.length()).isLessThanOrEqualTo(2_000);
                whole++;
            }
        }
        assertThat(whole).isPositive();
    }

    private static Block anyNode(Random random, List<Block> below) {
        var parts = new ArrayList<Block>();
        for (int i = random.nextInt(4); i >= 0; i--) parts.add(below.get(random.nextInt(below.size())));
        if (random.nextInt(4) == 0) {
            return DagPbWriter.directory(parts.stream()
                    .map(part -> DagPbWriter.link(random.nextInt(3) > 0 ? "a" : "b", part))
                    .toArray(DagPb.Link[]::new));
        }
        var sizes = parts.stream().mapToLong(ContentFuzzTest::size).toArray();
        if (random.nextInt(12) == 0) sizes[0]++;
        long size = Arrays.stream(sizes).sum() + 2;
        return DagPbWriter.file(DagPbWriter.utf8("ab"), size, parts, sizes);
    }

    private static long size(Block block) {
        if (block.cid().isOf(Codec.RAW)) return block.bytes().length();
        return UnixFs.parse(block.bytes()).orThrow() instanceof UnixFs.File file ? file.size() : 1;
    }
}

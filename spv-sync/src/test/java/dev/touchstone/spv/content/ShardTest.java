package dev.touchstone.spv.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.content.ContentStep.Bytes;
import dev.touchstone.spv.content.ContentStep.Needs;
import dev.touchstone.spv.content.ContentStep.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Directories that are spread over blocks, beginning with the one of a thousand files whose addresses the UnixFS
/// specification states.
class ShardTest {
    private static final int MURMUR = 0x22;
    private final List<Block> blocks = new ArrayList<>();

    private static long hash(String name) {
        return Murmur3.of(DagPbWriter.utf8(name));
    }

    /// Builds the shard of these entries at a depth of `bits` as go-unixfs does, and those below it.
    private DagPb.Link shard(String prefix, Map<String, DagPb.Link> entries, int bits, int fanout) {
        int width = Integer.numberOfTrailingZeros(fanout);
        int digits = Integer.toHexString(fanout - 1).length();
        var places = new TreeMap<Integer, Map<String, DagPb.Link>>();
        entries.forEach((name, link) -> places.computeIfAbsent(
                        (int) ((hash(name) << bits) >>> (Long.SIZE - width)), _ -> new TreeMap<>())
                .put(name, link));
        var links = new ArrayList<DagPb.Link>();
        var bitmap = new byte[fanout / Byte.SIZE];
        places.forEach((place, within) -> {
            bitmap[bitmap.length - 1 - place / Byte.SIZE] |= (byte) (1 << place % Byte.SIZE);
            var label = ("%0" + digits + "X").formatted(place);
            var only = within.entrySet().iterator().next();
            links.add(
                    within.size() == 1
                            ? new DagPb.Link(
                                    only.getValue().cid(),
                                    label + only.getKey(),
                                    only.getValue().size())
                            : shard(label, within, bits + width, fanout));
        });
        int from = 0;
        while (from < bitmap.length && bitmap[from] == 0) from++;
        var data = new DagPbWriter()
                .number(1, 5)
                .bytes(2, ByteString.copyOf(bitmap, from, bitmap.length))
                .number(5, MURMUR)
                .number(6, fanout);
        var block = DagPbWriter.block(DagPbWriter.node(data.done(), links));
        blocks.add(block);
        long below = links.stream().mapToLong(DagPb.Link::size).sum();
        return new DagPb.Link(block.cid(), prefix, block.bytes().length() + below);
    }

    private static Map<String, DagPb.Link> entries(int count, DagPb.Link link) {
        var entries = new TreeMap<String, DagPb.Link>();
        for (int i = 1; i <= count; i++) entries.put(i + ".txt", link);
        return entries;
    }

    @Test
    void namesFallWhereTheSpecificationSays() {
        assertThat(hash("470.txt") >>> 48).isEqualTo(0x006e);
        assertThat(hash("742.txt") >>> 48).isEqualTo(0x00ff);
    }

    @Test
    void theSpecificationsShardsHaveTheAddressesThatItStates() {
        var file = ContentWalkTest.cid("bafybeigcisqd7m5nf3qmuvjdbakl5bdnh4ocrmacaqkpuh77qjvggmt2sa");
        var root = shard("", entries(1_000, new DagPb.Link(file, "", 1_271)), 0, 256);
        assertThat(root.cid().text()).isEqualTo("bafybeidbclfqleg2uojchspzd4bob56dqetqjsj27gy2cq3klkkgxtpn4i");
        assertThat(blocks.getFirst().cid().text())
                .isEqualTo("bafybeiaebmuestgbpqhkkbrwl2qtjtvs3whkmp2trkbkimuod4yv7oygni");
        for (var name : List.of("1.txt", "470.txt", "742.txt", "1000.txt")) {
            assertThat(ContentWalkTest.walk(root.cid(), name, blocks))
                    .isInstanceOfSatisfying(
                            Needs.class, needs -> assertThat(needs.cids()).containsExactly(file));
        }
        assertThat(ContentWalkTest.walk(root.cid(), "1001.txt", blocks)).isInstanceOf(Refused.class);
    }

    @Test
    void everyFanoutIsFollowedToEveryFile() {
        var leaf = DagPbWriter.raw("leaf");
        for (int fanout : new int[] {8, 16, 64, 512, 1024}) {
            blocks.clear();
            var entries = entries(200, DagPbWriter.link("", leaf));
            var root = shard("", entries, 0, fanout).cid();
            blocks.add(leaf);
            for (var name : entries.keySet()) {
                assertThat(ContentWalkTest.walk(root, name, blocks)).isEqualTo(new Bytes(leaf.bytes()));
            }
            assertThat(ContentWalkTest.walk(root, "0.txt", blocks)).isInstanceOf(Refused.class);
            assertThat(ContentWalkTest.walk(root, "", blocks))
                    .isEqualTo(new Refused(new ContentRefusal.IsDirectory(root)));
        }
    }

    @Test
    void aShardThatLeadsToSomethingElseIsRefused() {
        var leaf = DagPbWriter.raw("leaf");
        var directory = DagPbWriter.directory(DagPbWriter.link("a", leaf));
        var place = "%02X".formatted(hash("a") >>> 56);
        for (var below : List.of(leaf, directory, lone(DagPbWriter.link(place + "a", leaf), 16))) {
            var root = lone(DagPbWriter.link(place, below), 256);
            assertThat(ContentWalkTest.walk(root.cid(), "a", List.of(root, below, leaf)))
                    .isEqualTo(new Refused(new ContentRefusal.InconsistentShard(below.cid())));
        }
    }

    private static Block lone(DagPb.Link link, int fanout) {
        var data = new DagPbWriter().number(1, 5).number(5, MURMUR).number(6, fanout);
        return DagPbWriter.block(DagPbWriter.node(data.done(), List.of(link)));
    }

    @Test
    void aFanoutOutOfBoundsOrAnotherHashIsRefused() {
        for (long fanout : new long[] {0, 1, 4, 9, 255, 2048, 1L << 40}) {
            var data = new DagPbWriter().number(1, 5).number(5, MURMUR).number(6, fanout);
            var root = DagPbWriter.block(DagPbWriter.node(data.done(), List.of()));
            assertThat(ContentWalkTest.walk(root.cid(), "a", List.of(root))).isInstanceOf(Refused.class);
        }
        var data = new DagPbWriter().number(1, 5).number(5, 0x12).number(6, 256);
        var root = DagPbWriter.block(DagPbWriter.node(data.done(), List.of()));
        assertThat(ContentWalkTest.walk(root.cid(), "a", List.of(root))).isInstanceOf(Refused.class);
    }
}

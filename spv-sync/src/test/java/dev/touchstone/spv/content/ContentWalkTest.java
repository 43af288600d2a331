package dev.touchstone.spv.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.content.ContentStep.Bytes;
import dev.touchstone.spv.content.ContentStep.Needs;
import dev.touchstone.spv.content.ContentStep.Refused;
import dev.touchstone.spv.testsupport.Vectors;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ContentWalkTest {
    private static final Cid DUPLICATES = cid("bafybeihchr7vmgjaasntayyatmp5sv6xza57iy2h4xj7g46bpjij6yhrmy");
    private static final Cid MULTIBLOCK = cid("bafybeigcisqd7m5nf3qmuvjdbakl5bdnh4ocrmacaqkpuh77qjvggmt2sa");

    static Cid cid(String text) {
        return Cid.parse(text).orThrow();
    }

    /// Walks with the blocks that are there; ends at content, a refusal, or a block that is missing.
    static ContentStep walk(Cid root, String path, Collection<Block> blocks) {
        return walked(root, path, blocks, ContentLimits.STANDARD).step();
    }

    static ContentWalk walked(Cid root, String path, Collection<Block> blocks, ContentLimits limits) {
        var known = blocks.stream().collect(Collectors.toMap(Block::cid, Block::bytes, (a, _) -> a));
        var walk = ContentWalk.from(root, ContentPath.of(path), limits);
        while (walk.step() instanceof Needs(var cids) && cids.stream().anyMatch(known::containsKey)) {
            for (var cid : cids) {
                if (known.containsKey(cid))
                    assertThat(walk.take(cid, known.getOrDefault(cid, ByteString.EMPTY)))
                            .isEmpty();
            }
        }
        return walk;
    }

    private static ContentStep walk(Block root, String path, Block... others) {
        return walk(root.cid(), path, with(root, others));
    }

    private static List<Block> with(Block root, Block... others) {
        var all = new ArrayList<>(List.of(others));
        all.add(root);
        return all;
    }

    private static Bytes bytes(String text) {
        return new Bytes(DagPbWriter.utf8(text));
    }

    private static ContentRefusal refusal(ContentStep step) {
        assertThat(step).isInstanceOf(Refused.class);
        return ((Refused) step).refusal();
    }

    @Test
    void theFilesOfADirectoryComeOutAsTheyWentIn() {
        var car = Car.parse(ByteString.of(Vectors.bytes("content/unixfs/dag.car")))
                .orThrow();
        var root = cid("bafybeidlbwbu73tbjr3atntjz4lq5ego5w2uyof35vvwcnheaftzi3rndu");
        for (var file : Map.of("a-file.txt", "a-file.txt", "b-file.txt", "b-file.txt", "subdir/leaf.txt", "leaf.txt")
                .entrySet()) {
            var content = ByteString.of(Vectors.bytes("content/unixfs/" + file.getValue()));
            assertThat(walk(root, file.getKey(), car.blocks())).isEqualTo(new Bytes(content));
        }
        assertThat(refusal(walk(root, "", car.blocks()))).isEqualTo(new ContentRefusal.IsDirectory(root));
        assertThat(refusal(walk(root, "c-file.txt", car.blocks())))
                .isEqualTo(new ContentRefusal.NotInDirectory(root, "c-file.txt"));
    }

    @Test
    void pathsAreFollowedInTheArchivesOfGatewayConformance() {
        var listing = CarTest.car("dir_listing-fixtures.car").blocks();
        var root = cid("bafybeig6ka5mlwkl4subqhaiatalkcleo4jgnr3hqwvpmsqfca27cijp3i");
        assertThat(walk(root, "/ą/ę/file-źł.txt", listing)).isEqualTo(bytes("I am a txt file on path with utf8\n"));
        var percent = CarTest.car("path_gateway_unixfs-dir-with-percent-encoded-filename.car")
                .blocks();
        var portugal = cid("bafybeig675grnxcmshiuzdaz2xalm6ef4thxxds6o6ypakpghm5kghpc34");
        assertThat(walk(portugal, "Portugal%2C+España=Peninsula Ibérica.txt", percent))
                .isInstanceOf(Bytes.class);
        var redirects = CarTest.car("redirects_file-redirects.car").blocks();
        var top = cid("QmQyqMY5vUBSbSxyitJqthgwZunCQjDVtNd8ggVCxzuPQ4");
        assertThat(walk(top, "examples/404.html", redirects)).isEqualTo(bytes("my 404\n"));
        var simple = CarTest.car("simple-unixfs.car").blocks();
        var files = cid("QmPLPpnptHc1DMhJAWNYMTqBTqqRQNy5WsY7F9pZgsBfMT");
        assertThat(walk(files, "a/1/A.txt", simple)).isInstanceOf(Bytes.class);
    }

    @Test
    void aFileOfManyBlocksIsPutTogetherAndEqualFilesAreOneBlock() {
        var blocks = CarTest.car("trustless_gateway_car-dir-with-duplicate-files.car")
                .blocks();
        var walk = walked(DUPLICATES, "multiblock.txt", blocks, ContentLimits.STANDARD);
        assertThat(walk.step())
                .isInstanceOfSatisfying(
                        Bytes.class, step -> assertThat(step.content().length()).isEqualTo(1026));
        assertThat(walk.blocks()).hasSize(7);
        assertThat(walk(DUPLICATES, "ascii.txt", blocks)).isEqualTo(walk(DUPLICATES, "ascii-copy.txt", blocks));
    }

    @Test
    void whatIsMissingIsAskedForAllAtOnce() {
        var walk = ContentWalk.from(MULTIBLOCK, ContentPath.ROOT, ContentLimits.STANDARD);
        assertThat(walk.step())
                .isInstanceOfSatisfying(
                        Needs.class, needs -> assertThat(needs.cids()).containsExactly(MULTIBLOCK));
        CarTest.car("trustless_gateway_car-dir-with-duplicate-files.car").blocks().stream()
                .filter(block -> block.cid().equals(MULTIBLOCK))
                .forEach(block -> walk.take(block.cid(), block.bytes()));
        assertThat(walk.step())
                .isInstanceOfSatisfying(
                        Needs.class, needs -> assertThat(needs.cids()).hasSize(5));
        var incomplete = CarTest.car("trustless_gateway_car-file-3k-and-3-blocks-missing-block.car")
                .blocks();
        var missing = walk(cid("QmYhmPjhFjYFyaoiuNzYv8WGavpSRDwdHWe5B4M5du5Rtk"), "", incomplete);
        assertThat(missing)
                .isInstanceOfSatisfying(
                        Needs.class,
                        needs -> assertThat(needs.cids())
                                .singleElement()
                                .asString()
                                .startsWith("QmSNLTo6Wv9dfr")
                                .endsWith("8h1W"));
    }

    @Test
    void theBlocksThatProveAFileComeInOneOrderWhateverTheOrderInWhichTheyCame() {
        var car = CarTest.car("trustless_gateway_car-dir-with-duplicate-files.car");
        var known = car.blocks().stream().collect(Collectors.toMap(Block::cid, Block::bytes));
        var forwards = walked(DUPLICATES, "multiblock.txt", car.blocks(), ContentLimits.STANDARD);
        var backwards = ContentWalk.from(DUPLICATES, ContentPath.of("multiblock.txt"), ContentLimits.STANDARD);
        while (backwards.step() instanceof Needs(var cids)) {
            var last = cids.getLast();
            assertThat(backwards.take(last, known.getOrDefault(last, ByteString.EMPTY)))
                    .isEmpty();
        }
        assertThat(backwards.step()).isEqualTo(forwards.step()).isInstanceOf(Bytes.class);
        assertThat(backwards.blocks()).isEqualTo(forwards.blocks()).hasSize(7);
    }

    @Test
    void aWrongBlockIsToldAndChangesNothing() {
        var file = DagPbWriter.file(DagPbWriter.raw("one"), DagPbWriter.raw("two"));
        var walk = ContentWalk.from(file.cid(), ContentPath.ROOT, ContentLimits.STANDARD);
        var changed = file.bytes().toArray();
        for (int i = 0; i < changed.length; i++) {
            changed[i] ^= 1;
            assertThat(walk.take(file.cid(), ByteString.of(changed)))
                    .contains(new ContentRefusal.WrongBlock(file.cid()));
            changed[i] ^= 1;
        }
        var before = walk.step();
        assertThat(walk.take(MULTIBLOCK, file.bytes())).isEmpty();
        assertThat(walk.step()).isEqualTo(before);
        assertThat(walk.take(file.cid(), ByteString.of(new byte[Block.MOST_BYTES + 1])))
                .contains(new ContentRefusal.BlockTooLarge(file.cid(), Block.MOST_BYTES + 1));
        assertThat(walk.take(file.cid(), file.bytes())).isEmpty();
        assertThat(walk.blocks()).containsExactly(file);
    }

    @Test
    void contentThatStandsInItsAddressNeedsNoBlock() {
        var inline = new Cid(1, Codec.RAW.code(), new Multihash(0, DagPbWriter.utf8("tiny")));
        assertThat(walk(inline, "", List.of())).isEqualTo(bytes("tiny"));
        var directory = DagPbWriter.directory(new DagPb.Link(inline, "t", DagPb.Link.NO_SIZE));
        assertThat(walk(directory, "t")).isEqualTo(bytes("tiny"));
    }

    @Test
    void whatIsNoFileIsRefusedByName() {
        var symbolic = CarTest.car("path_gateway_unixfs-symlink.car").blocks();
        var root = cid("QmWvY6FaqFMS89YAQ9NAPjVP4WZKA1qbHbicc9HeSKQTgt");
        assertThat(refusal(walk(root, "bar", symbolic))).isInstanceOf(ContentRefusal.IsSymbolicLink.class);
        assertThat(walk(root, "foo", symbolic)).isInstanceOf(Bytes.class);
        assertThat(refusal(walk(root, "foo/more", symbolic))).isInstanceOf(ContentRefusal.FileHasNoEntries.class);
        var cbor = cid("bafyreibs4utpgbn7uqegmd2goqz4bkyflre2ek2iwv743fhvylwi4zeeim");
        assertThat(refusal(walk(cbor, "", List.of())))
                .isEqualTo(new ContentRefusal.CodecNotRead(cbor))
                .extracting("codec")
                .isEqualTo("dag-cbor");
        var cut = new Cid(1, Codec.RAW.code(), new Multihash(0x12, ByteString.of(new byte[20])));
        assertThat(refusal(walk(cut, "", List.of()))).isEqualTo(new ContentRefusal.HashNotCheckable(cut));
        var noFileSystem = DagPbWriter.block(
                new DagPbWriter().bytes(1, DagPbWriter.utf8("x")).done());
        assertThat(refusal(walk(noFileSystem, ""))).isInstanceOf(ContentRefusal.MalformedBlock.class);
    }

    @Test
    void aBadPathIsRefusedBeforeAnythingIsAskedFor() {
        for (var path : List.of("..", "a/../b", "./a", "a".repeat(256), "a/".repeat(33))) {
            assertThat(refusal(walk(MULTIBLOCK, path, List.of())))
                    .as(path)
                    .isInstanceOfAny(ContentRefusal.BadPath.class, ContentRefusal.PathTooLong.class);
        }
        assertThat(ContentPath.of("//images//1.png/")).hasToString("/images/1.png");
    }

    @Test
    void twoEntriesOfOneNameAreRefused() {
        var one = DagPbWriter.raw("one");
        var two = DagPbWriter.raw("two");
        var directory = DagPbWriter.directory(DagPbWriter.link("a", one), DagPbWriter.link("a", two));
        assertThat(refusal(walk(directory, "a", one, two)))
                .isEqualTo(new ContentRefusal.AmbiguousName(directory.cid(), "a"));
    }

    @Test
    void aFileWhosePartsHaveOtherSizesIsRefused() {
        var one = DagPbWriter.raw("one");
        var four = DagPbWriter.raw("four");
        var file = DagPbWriter.file(ByteString.EMPTY, 7, List.of(one, four), 4, 3);
        assertThat(refusal(walk(file, "", one, four))).isEqualTo(new ContentRefusal.WrongSize(one.cid(), 4, 3));
        for (var lie : List.of(
                DagPbWriter.file(ByteString.EMPTY, 8, List.of(one, four), 3, 4),
                DagPbWriter.file(ByteString.EMPTY, 3, List.of(one, four), 3))) {
            assertThat(refusal(walk(lie, "", one, four))).isInstanceOf(ContentRefusal.MalformedBlock.class);
        }
        var directory = DagPbWriter.directory(DagPbWriter.link("a", one));
        var strange = DagPbWriter.file(ByteString.EMPTY, 3, List.of(directory), 3);
        assertThat(refusal(walk(strange, "", directory, one))).isInstanceOf(ContentRefusal.MalformedBlock.class);
    }

    @Test
    void everyBoundIsMetByName() {
        var limits = new ContentLimits(3, 4, 5, 1_000, 2);
        var leaf = DagPbWriter.raw("leaf");
        var two = DagPbWriter.file(leaf);
        var three = DagPbWriter.file(ByteString.EMPTY, 4, List.of(two), 4);
        var four = DagPbWriter.file(ByteString.EMPTY, 4, List.of(three), 4);
        var all = List.of(leaf, two, three, four);
        assertThat(walked(three.cid(), "", all, limits).step()).isEqualTo(bytes("leaf"));
        assertThat(refusal(walked(four.cid(), "", all, limits).step())).isEqualTo(new ContentRefusal.TooDeep(3));
        var wide = DagPbWriter.file(leaf, leaf, leaf, leaf, leaf);
        assertThat(refusal(walked(wide.cid(), "", List.of(wide, leaf), limits).step()))
                .isEqualTo(new ContentRefusal.TooManyLinks(wide.cid(), 5));
        var four4 = DagPbWriter.file(leaf, leaf, leaf, leaf);
        var twice = DagPbWriter.file(ByteString.EMPTY, 32, List.of(four4, four4), 16, 16);
        assertThat(refusal(walked(twice.cid(), "", List.of(twice, four4, leaf), limits)
                        .step()))
                .isEqualTo(new ContentRefusal.TooManyNodes(5));
        var large = DagPbWriter.raw("x".repeat(1_001));
        assertThat(refusal(walked(large.cid(), "", List.of(large), limits).step()))
                .isEqualTo(new ContentRefusal.ContentTooLarge(1_001, 1_000));
        var says = DagPbWriter.file(ByteString.EMPTY, 1_001, List.of(leaf), 1_001);
        assertThat(refusal(walked(says.cid(), "", List.of(says), limits).step()))
                .isEqualTo(new ContentRefusal.ContentTooLarge(1_001, 1_000));
    }

    @Test
    void aBombOfNothingEndsSoon() {
        var bomb = DagPbWriter.file(ByteString.EMPTY, 0, List.of());
        var all = new ArrayList<>(List.of(bomb));
        for (int i = 0; i < 30; i++) {
            var inner = bomb;
            bomb = DagPbWriter.file(ByteString.EMPTY, 0, Collections.nCopies(50, inner), new long[50]);
            all.add(bomb);
        }
        assertThat(refusal(walk(bomb.cid(), "", all))).isInstanceOf(ContentRefusal.TooManyNodes.class);
    }
}

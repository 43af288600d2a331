package dev.touchstone.spv.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.content.Block;
import dev.touchstone.spv.content.Car;
import dev.touchstone.spv.content.Cid;
import dev.touchstone.spv.content.ContentAddress;
import dev.touchstone.spv.content.ContentLimits;
import dev.touchstone.spv.content.ContentPath;
import dev.touchstone.spv.content.ContentRefusal;
import dev.touchstone.spv.content.ContentStep;
import dev.touchstone.spv.content.ContentWalk;
import dev.touchstone.spv.content.arweave.ArweaveId;
import dev.touchstone.spv.content.arweave.ArweaveTransaction;
import dev.touchstone.spv.content.arweave.Bundle;
import dev.touchstone.spv.content.arweave.DataChunk;
import dev.touchstone.spv.content.codec.Base64Url;
import dev.touchstone.spv.testsupport.Vectors;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ContentKernelTest {
    private static final String ARCHIVE = "content/car/trustless_gateway_car-subdir-with-mixed-block-files.car";
    private static final ContentAddress.Ipfs MULTIBLOCK = new ContentAddress.Ipfs(
            Cid.parse("bafybeidh6k2vzukelqtrjsmd4p52cpmltd2ufqrdtdg6yigi73in672fwu")
                    .orThrow(),
            ContentPath.of("subdir/multiblock.txt"));

    /// What the walk takes out of an archive, in its order.
    private static List<ByteString> blocks(ContentAddress.Ipfs address) {
        var known = Car.parse(ByteString.of(Vectors.bytes(ARCHIVE))).orThrow().blocks().stream()
                .collect(Collectors.toMap(Block::cid, Block::bytes));
        var walk = ContentWalk.from(address.cid(), address.path(), ContentLimits.STANDARD);
        while (walk.step() instanceof ContentStep.Needs(var cids)) {
            var next = cids.getFirst();
            walk.take(next, known.getOrDefault(next, ByteString.EMPTY));
        }
        return walk.blocks().stream().map(Block::bytes).toList();
    }

    private static <T> Proven<T> proven(Finding<T> finding) {
        assertThat(finding).isInstanceOf(Proven.class);
        return (Proven<T>) finding;
    }

    private static Refutation refutation(Finding<?> finding) {
        assertThat(finding).isInstanceOf(Refuted.class);
        return ((Refuted<?>) finding).refutation();
    }

    private static ByteString bytes(JsonNode node, String member) {
        return Base64Url.decode(node.path(member).asString(), 1 << 20).orElseThrow();
    }

    private static Finding<ArweaveContent> transaction(int flippedAt) {
        var name = "----LT69qUmuIeC4qb0MZHlxVp7UxLu_14rEkA_9n6w";
        var json = Vectors.bytes("content/arweave/txs/" + name + ".json");
        var vector = Vectors.json("content/arweave/chunk-51530681327863.json.gz");
        var chunk = bytes(vector, "chunk").toArray();
        if (flippedAt >= 0) chunk[flippedAt] ^= 1;
        return ContentKernel.arweave(
                ArweaveId.parse(name).orThrow(),
                ArweaveTransaction.parse(json).orThrow(),
                List.of(new DataChunk(ByteString.of(chunk), bytes(vector, "data_path"))));
    }

    private static Finding<ArweaveContent> item() {
        var vector = Vectors.json("content/arweave/chunk-random-chunk.json.gz");
        var entry = Bundle.parse(bytes(vector, "chunk")).orThrow().entries().getFirst();
        return ContentKernel.arweave(entry.id(), entry.item().orThrow());
    }

    @Test
    void aFileOfIpfsIsProvenByItsBlocks() {
        var proven = proven(ContentKernel.ipfs(MULTIBLOCK, blocks(MULTIBLOCK)));
        assertThat(proven.value().bytes().length()).isEqualTo(1026);
        assertThat(proven.isTimeless()).isTrue();
        assertThat(proven.evidence().premises())
                .containsExactly(new Evidence.Anchor(new TrustAnchor.ContentName(
                        "ipfs://bafybeidh6k2vzukelqtrjsmd4p52cpmltd2ufqrdtdg6yigi73in672fwu/subdir/multiblock.txt")));
    }

    @Test
    void anyFlippedByteOfAnyBlockIsRefuted() {
        var blocks = blocks(MULTIBLOCK);
        for (int i = 0; i < blocks.size(); i++) {
            var bytes = blocks.get(i).toArray();
            for (int at = 0; at < bytes.length; at++) {
                bytes[at] ^= 1;
                var changed = new ArrayList<>(blocks);
                changed.set(i, ByteString.of(bytes));
                assertThat(refutation(ContentKernel.ipfs(MULTIBLOCK, changed)))
                        .isInstanceOfSatisfying(
                                Refutation.NotOfIpfs.class,
                                it -> assertThat(it.refusal()).isInstanceOf(ContentRefusal.WrongBlock.class));
                bytes[at] ^= 1;
            }
        }
    }

    @Test
    void missingAddedAndSwappedBlocksAreRefuted() {
        var blocks = blocks(MULTIBLOCK);
        assertThat(refutation(ContentKernel.ipfs(MULTIBLOCK, blocks.subList(0, blocks.size() - 1))))
                .isInstanceOf(Refutation.MissingBlock.class);
        var more = new ArrayList<>(blocks);
        more.add(blocks.getFirst());
        assertThat(refutation(ContentKernel.ipfs(MULTIBLOCK, more)))
                .isEqualTo(new Refutation.TrailingBlock(blocks.size()));
        assertThat(refutation(ContentKernel.ipfs(MULTIBLOCK, blocks.reversed())))
                .isInstanceOf(Refutation.NotOfIpfs.class);
        var directory = new ContentAddress.Ipfs(MULTIBLOCK.cid(), ContentPath.ROOT);
        assertThat(refutation(ContentKernel.ipfs(directory, blocks.subList(0, 1)))
                        .code())
                .isEqualTo("IsDirectory");
    }

    @Test
    void contentOfArweaveIsProvenByItsTransactionOrItem() {
        assertThat(proven(transaction(-1)).value().bytes().length()).isEqualTo(256_000);
        assertThat(refutation(transaction(0)).code()).isEqualTo("WrongChunk");
        assertThat(refutation(transaction(255_999)).code()).isEqualTo("WrongChunk");
        var item = proven(item());
        assertThat(item.value().tags()).isNotEmpty();
        assertThat(item.evidence().premises())
                .containsExactly(new Evidence.Anchor(
                        new TrustAnchor.ContentName("ar://" + item.value().id())));
    }

    @Test
    void everyProofTravelsInAFile() {
        for (var finding : List.of(ContentKernel.ipfs(MULTIBLOCK, blocks(MULTIBLOCK)), transaction(-1), item())) {
            var proven = proven(finding);
            var bytes = ContentProofFile.of(proven).orElseThrow().toBytes();
            assertThat(ContentProofFile.isOne(bytes)).isTrue();
            var again = proven(ContentProofFile.parse(bytes).orThrow().check());
            assertThat(again.value()).isEqualTo(proven.value());
            assertThat(again.evidence()).isEqualTo(proven.evidence());
        }
    }

    @Test
    void noByteOfAFileCanBeChanged() {
        var item = ContentProofFile.of(proven(item())).orElseThrow().toBytes();
        var blocks = ContentProofFile.of(proven(ContentKernel.ipfs(MULTIBLOCK, blocks(MULTIBLOCK))))
                .orElseThrow()
                .toBytes();
        var transaction =
                ContentProofFile.of(proven(transaction(-1))).orElseThrow().toBytes();
        isRefusedWithAnyFlip(item, 7);
        isRefusedWithAnyFlip(blocks, 1);
        isRefusedWithAnyFlip(transaction, 20_011);
    }

    private static void isRefusedWithAnyFlip(byte[] file, int step) {
        for (int at = 0; at < file.length; at += step) {
            file[at] ^= 1;
            if (ContentProofFile.parse(file) instanceof Parsed.Ok<ContentProofFile>(var read)) {
                assertThat(read.check()).as("byte " + at).isInstanceOf(Refuted.class);
            }
            file[at] ^= 1;
        }
    }

    @Test
    void aFileInAnotherFormIsRefused() {
        var text = new String(
                ContentProofFile.of(proven(ContentKernel.ipfs(MULTIBLOCK, blocks(MULTIBLOCK))))
                        .orElseThrow()
                        .toBytes(),
                StandardCharsets.UTF_8);
        for (var changed : List.of(
                text + "\n",
                text.replace("\"version\": 1", "\"version\": 2"),
                text.replace("\"content\"", "\"ethereum\""),
                text.replace("/subdir/", "//subdir/"),
                text.replace("subdir/", "%73ubdir/"),
                text.replace("\"blocks\"", "\"item\""),
                text.replace("  \"blocks\"", "  \"more\": 1,\n  \"blocks\""))) {
            assertThat(ContentProofFile.parse(changed.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(Parsed.Malformed.class);
        }
        assertThat(ContentProofFile.isOne(text.getBytes(StandardCharsets.UTF_8)))
                .isTrue();
        assertThat(ContentProofFile.isOne("{}".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
    }
}

package dev.touchstone.spv.content.arweave;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.content.codec.Base64Url;
import dev.touchstone.spv.testsupport.Vectors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ArweaveTest {
    private static final int MOST = 1 << 20;
    /// The transaction whose only chunk is among the vectors.
    private static final String WITH_CHUNK = "----LT69qUmuIeC4qb0MZHlxVp7UxLu_14rEkA_9n6w";

    private static ByteString bytes(JsonNode node, String member) {
        return Base64Url.decode(node.path(member).asString(), MOST).orElseThrow();
    }

    private static ArweaveId id(String text) {
        return ArweaveId.parse(text).orThrow();
    }

    private static Map<String, byte[]> transactions() {
        var all = new TreeMap<String, byte[]>();
        try (Stream<Path> files = Files.list(Vectors.path("content/arweave/txs"))) {
            for (var file : files.toList()) {
                all.put(file.getFileName().toString().replace(".json", ""), Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    private static ArweaveTransaction transaction(byte[] json) {
        return ArweaveTransaction.parse(json).orThrow();
    }

    @Test
    void everyRecordedTransactionIsTheOneOfItsId() {
        var all = transactions();
        assertThat(all).hasSize(5);
        all.forEach((id, json) -> {
            var transaction = transaction(json);
            assertThat(transaction.objection(id(id))).as(id).isEmpty();
            assertThat(transaction.objection(id("A".repeat(43))))
                    .contains(new ArweaveRefusal.WrongId(id("A".repeat(43)), id(id)));
        });
        assertThat(all.values().stream().map(json -> transaction(json).format()))
                .containsOnly(1, 2);
    }

    @Test
    void aTransactionInWhichOneByteIsFlippedIsRefusedOrIsTheSame() {
        transactions().forEach((id, json) -> {
            var right = transaction(json);
            int refused = 0;
            for (int i = 0; i < json.length; i++) {
                json[i] ^= 1;
                if (ArweaveTransaction.parse(json) instanceof Parsed.Ok<ArweaveTransaction>(var changed)
                        && changed.objection(id(id)).isEmpty()) {
                    assertThat(changed).isEqualTo(right);
                } else {
                    refused++;
                }
                json[i] ^= 1;
            }
            assertThat(refused).isGreaterThan(json.length * 8 / 10);
        });
    }

    @Test
    void aTransactionWhoseIdIsNotTheHashOfItsSignatureIsRefused() {
        var json = Vectors.bytes("content/arweave/signed_v2_tx.json");
        var said =
                id(Vectors.json("content/arweave/signed_v2_tx.json").path("id").asString());
        var transaction = transaction(json);
        assertThat(transaction.objection(said)).contains(new ArweaveRefusal.WrongId(said, transaction.id()));
    }

    /// The root of the data stands at the end of the way through the block.
    @Test
    void everyRecordedChunkIsWhereItsPathsLead() {
        for (var name : List.of("chunk-351531360100599", "chunk-51530681327863")) {
            var chunk = Vectors.json("content/arweave/" + name + ".json.gz");
            var leaf = leadsTo(chunk);
            var bytes = bytes(chunk, "chunk");
            assertThat(leaf.chunk()).isEqualTo(Sha.sha256(bytes.toArray()));
            var path = bytes(chunk, "data_path");
            assertThat(ChunkTree.find(root(chunk), leaf.end() - bytes.length(), path))
                    .contains(leaf);
        }
    }

    /// The chunk by which the block of height 1,000,000 was mined is packed, so that only its paths can be
    /// checked.
    @Test
    void theRecordedBlocksPathsLeadToAChunk() {
        leadsTo(Vectors.json("content/arweave/block_height_1000000.json.gz").path("poa"));
    }

    private static Hash256 root(JsonNode vector) {
        var inBlock = bytes(vector, "tx_path");
        return Hash256.of(inBlock.toArray(), inBlock.length() - 64);
    }

    private static ChunkTree.Leaf leadsTo(JsonNode vector) {
        var path = bytes(vector, "data_path");
        var root = root(vector);
        long end = end(path);
        var leaf = ChunkTree.find(root, end - 1, path).orElseThrow();
        assertThat(leaf.end()).isEqualTo(end);
        assertThat(ChunkTree.find(root, end, path)).isEmpty();
        var changed = path.toArray();
        for (int i = 0; i < changed.length; i++) {
            changed[i] ^= 1;
            assertThat(ChunkTree.find(root, end - 1, ByteString.of(changed)))
                    .as("byte " + i)
                    .isEmpty();
            changed[i] ^= 1;
        }
        return leaf;
    }

    private static long end(ByteString path) {
        return ByteBuffer.wrap(path.toArray()).getLong(path.length() - Long.BYTES);
    }

    @Test
    void aTransactionsDataIsProvenByItsChunkOrAsAWhole() {
        var transaction = transaction(transactions().getOrDefault(WITH_CHUNK, new byte[0]));
        var vector = Vectors.json("content/arweave/chunk-51530681327863.json.gz");
        var chunk = new DataChunk(bytes(vector, "chunk"), bytes(vector, "data_path"));
        assertThat(transaction.objection(List.of(chunk))).isEmpty();
        assertThat(transaction.cut(chunk.bytes())).contains(List.of(chunk));
        assertThat(ArweaveTransaction.joined(List.of(chunk))).isEqualTo(chunk.bytes());
        assertThat(transaction.objection(List.of())).contains(new ArweaveRefusal.WrongSize(256_000, 0));
        assertThat(transaction.objection(List.of(chunk, chunk))).contains(new ArweaveRefusal.WrongChunk(256_000));
        for (int at = 0; at < chunk.bytes().length(); at += 9_973) {
            var changed = chunk.bytes().toArray();
            changed[at] ^= 1;
            var other = ByteString.of(changed);
            assertThat(transaction.cut(other)).isEmpty();
            assertThat(transaction.objection(List.of(new DataChunk(other, chunk.path()))))
                    .contains(new ArweaveRefusal.WrongChunk(0));
        }
        assertThat(transaction.tags().getFirst().isNamed("Content-Type")).isTrue();
    }

    @Test
    void theDataOfFormat1IsNotTaken() {
        var old = transaction(transactions().getOrDefault("fgZVZzLOTwdVdeqnPZrbHmtx2MXfyjqNc6xOrt6wOMk", new byte[0]));
        var some = ByteString.of((byte) 1);
        var with = new ArweaveTransaction(
                1,
                old.owner(),
                old.target(),
                old.quantity(),
                old.reward(),
                old.lastTransaction(),
                old.tags(),
                1,
                ByteString.EMPTY,
                some,
                old.signature());
        assertThat(with.objection(List.of(new DataChunk(some, ByteString.EMPTY))))
                .contains(new ArweaveRefusal.DataNotFixed());
        assertThat(with.cut(some)).isEmpty();
    }

    @Test
    void theItemsOfARecordedBundleAreTheOnesOfTheirIds() {
        var vector = Vectors.json("content/arweave/chunk-random-chunk.json.gz");
        var data = bytes(vector, "chunk");
        var root = Hash256.of(bytes(vector, "data_root").toArray());
        var whole = new DataChunk(bytes(vector, "chunk"), bytes(vector, "data_path"));
        assertThat(ChunkTree.cut(data, root)).contains(List.of(whole));
        var bundle = Bundle.parse(data).orThrow();
        assertThat(bundle.entries()).hasSize(2);
        for (var entry : bundle.entries()) {
            var item = entry.item().orThrow();
            assertThat(item.kind()).isEqualTo(1);
            assertThat(item.objection(entry.id())).isEmpty();
            assertThat(item.tags()).isNotEmpty();
            int step = Math.max(1, entry.bytes().length() / 2_000);
            for (int at = 0; at < entry.bytes().length(); at += step) isRefusedWithAFlip(entry, at);
        }
        assertThat(Bundle.parse(ByteString.copyOf(data.toArray(), 0, data.length() - 1)))
                .isInstanceOf(Parsed.Malformed.class);
    }

    private static void isRefusedWithAFlip(Bundle.Entry entry, int at) {
        var changed = entry.bytes().toArray();
        changed[at] ^= 1;
        if (DataItem.parse(ByteString.of(changed)) instanceof Parsed.Ok<DataItem>(var item)) {
            assertThat(item.objection(entry.id())).as("byte " + at).isPresent();
        }
    }

    @Test
    void idsAreFortyThreeCharactersOfBase64Url() {
        assertThat(id(WITH_CHUNK).text()).isEqualTo(WITH_CHUNK);
        for (var bad : List.of(
                "",
                WITH_CHUNK + "A",
                WITH_CHUNK.substring(1),
                WITH_CHUNK.replace('-', '+'),
                WITH_CHUNK.substring(0, 42) + "x")) {
            assertThat(ArweaveId.parse(bad)).as(bad).isInstanceOf(Parsed.Malformed.class);
        }
    }

    @Test
    void aManifestNamesContentByPaths() {
        var json = """
                {"manifest": "arweave/paths", "version": "0.1.0", "index": {"path": "index.html"},
                 "paths": {"index.html": {"id": "%s"}, "1.json": {"id": "%s"}}}
                """.formatted(WITH_CHUNK, "A".repeat(43));
        var manifest = PathManifest.parse(json.getBytes(StandardCharsets.UTF_8)).orThrow();
        assertThat(manifest.at("")).contains(id(WITH_CHUNK));
        assertThat(manifest.at("1.json")).contains(id("A".repeat(43)));
        assertThat(manifest.at("2.json")).isEmpty();
        for (var bad : List.of("", "{}", "[]", json.replace("arweave/", ""), json.replace("AAA", "!"))) {
            assertThat(PathManifest.parse(bad.getBytes(StandardCharsets.UTF_8))).isInstanceOf(Parsed.Malformed.class);
        }
    }
}

package dev.touchstone.spv.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.testsupport.Vectors;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class PartialMerkleTreeTest {
    /// A header and the tree that comes with it, as merkleblock and gettxoutproof give them.
    private record MerkleBlock(BlockHeader header, PartialMerkleTree tree) {
        static MerkleBlock read(WireReader in) throws MalformedException {
            return new MerkleBlock(BlockHeader.read(in), PartialMerkleTree.read(in));
        }

        static MerkleBlock parse(byte[] bytes) {
            return WireReader.parse(bytes, MerkleBlock::read).orThrow();
        }

        /// The leaves, once the root is the header's and each branch leads to it.
        List<PartialMerkleTree.Leaf> leaves() {
            var opened = tree.open().orThrow();
            assertThat(opened.root()).isEqualTo(header.merkleRoot());
            for (var leaf : opened.leaves()) {
                assertThat(leaf.branch().rootFrom(leaf.txid().value())).isEqualTo(header.merkleRoot());
            }
            return opened.leaves();
        }

        byte[] bytes() {
            var out = new WireWriter();
            header.writeTo(out);
            tree.writeTo(out);
            return out.toArray();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0830000-0, 830000, 0",
        "0830000-1, 830000, 1",
        "0830000-1000, 830000, 1000",
        "0831332-0, 831332, 0",
        "0831332-0_1_15_20_115_2019_2024, 831332, 0 1 15 20 115 2019 2024",
        "0831332-1, 831332, 1",
        "0831332-20, 831332, 20"
    })
    void namesTheTransactionsOfAProofAndTheirPlaces(String proof, String height, String indexes) {
        var bytes = Vectors.bytes("bitcoin/merkle/txoutproof-" + proof + ".bin");
        var block = MerkleBlock.parse(bytes);
        var txids =
                Vectors.json("bitcoin/merkle/mainnet-" + height + "-txids.json").get("txids");
        assertThat(block.tree().transactions()).isEqualTo(txids.size());
        assertThat(block.leaves())
                .extracting(leaf -> leaf.branch().index() + " " + leaf.txid())
                .containsExactlyElementsOf(Arrays.stream(indexes.split(" "))
                        .map(i -> i + " " + txids.get(Integer.parseInt(i)).asString())
                        .toList());
        assertThat(block.bytes()).isEqualTo(bytes);
    }

    @Test
    void opensAHundredProofsOfMainnet() {
        for (var vector : Vectors.json("bitcoin/merkle/interbtc-proofs.json")) {
            for (var tx : vector.get("test_txs")) {
                var block = MerkleBlock.parse(
                        HexFormat.of().parseHex(tx.get("raw_merkle_proof").asString()));
                assertThat(block.header().hash().toString())
                        .isEqualTo(vector.get("hash").asString());
                assertThat(block.leaves())
                        .extracting(leaf -> leaf.txid().toString())
                        .contains(tx.get("txid").asString());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"merkleblock-mainnet-300025.raw", "merkleblock-mainnet-13b8a.hex"})
    void opensAMerkleBlock(String name) {
        var bytes = Vectors.bytes("bitcoin/merkle/" + name);
        var block = MerkleBlock.parse(
                name.endsWith(".hex")
                        ? HexFormat.of().parseHex(new String(bytes, StandardCharsets.US_ASCII).strip())
                        : bytes);
        assertThat(block.leaves()).isNotEmpty();
    }

    @Test
    void givesTheBranchesThatTheWholeTreeGives() {
        var dice = new Random(37);
        for (int count = 1; count <= 40; count++) {
            var leaves = hashes(dice, count);
            var whole = new MerkleTree(leaves);
            var wanted = IntStream.range(0, count)
                    .filter(_ -> dice.nextInt(3) == 0)
                    .boxed()
                    .toList();
            var opened = PartialTrees.of(leaves, wanted).open().orThrow();
            assertThat(opened.root()).isEqualTo(whole.root());
            assertThat(opened.leaves())
                    .isEqualTo(wanted.stream()
                            .map(i -> new PartialMerkleTree.Leaf(new TxId(leaves.get(i)), whole.branch(i)))
                            .toList());
        }
    }

    private static List<Hash256> hashes(Random dice, int count) {
        return Stream.generate(() -> {
                    var hash = new byte[32];
                    dice.nextBytes(hash);
                    return Hash256.of(hash);
                })
                .limit(count)
                .toList();
    }

    /// A list whose end is repeated has the root of the list without the repetition: the proof of the copy is a
    /// lie.
    @Test
    void refusesANodeBesideItsOwnCopy() {
        for (var vector : Vectors.json("bitcoin/merkle/cve-2012-2459-lists.json")) {
            var mutated = txids(vector.get("mutated_txids"));
            int last = mutated.size() - 1;
            assertThat(new MerkleTree(mutated).root().display())
                    .isEqualTo(vector.get("root").asString());
            assertThat(refusal(PartialTrees.of(mutated, List.of(last)))).contains("its own copy");
        }
    }

    private static List<Hash256> txids(JsonNode list) {
        return list.valueStream()
                .map(t -> Hash256.fromDisplay(t.asString()).orElseThrow())
                .toList();
    }

    @Test
    void refusesWhateverIsLeftOverOrMissing() {
        var leaves = hashes(new Random(1), 7);
        var tree = PartialTrees.of(leaves, List.of(2, 6));
        var more = new ArrayList<>(tree.hashes());
        more.add(Hash256.ZERO);
        assertThat(refusal(with(tree, more, tree.flags()))).contains("hashes left over");
        assertThat(refusal(with(tree, tree.hashes().subList(1, tree.hashes().size()), tree.flags())))
                .contains("too few hashes");
        assertThat(refusal(with(
                        tree,
                        tree.hashes(),
                        ByteString.of(Arrays.copyOf(tree.flags().toArray(), 9)))))
                .contains("flags left over");
        assertThat(refusal(with(tree, tree.hashes(), ByteString.EMPTY))).contains("too few flags");
        var padded = tree.flags().toArray();
        padded[padded.length - 1] |= (byte) 0x80;
        assertThat(refusal(with(tree, tree.hashes(), ByteString.of(padded)))).contains("after the last node");
    }

    @Test
    void refusesATreeThatNoBlockCanHave() {
        var one = List.of(Hash256.ZERO);
        var flag = ByteString.of((byte) 1);
        assertThat(refusal(new PartialMerkleTree(0, one, flag))).contains("0 transactions");
        assertThat(refusal(new PartialMerkleTree(16_667, one, flag))).contains("16667 transactions");
        assertThat(refusal(new PartialMerkleTree(1, List.of(Hash256.ZERO, Hash256.ZERO), flag)))
                .contains("more hashes");
    }

    private static PartialMerkleTree with(PartialMerkleTree tree, List<Hash256> hashes, ByteString flags) {
        return new PartialMerkleTree(tree.transactions(), hashes, flags);
    }

    private static String refusal(PartialMerkleTree tree) {
        return switch (tree.open()) {
            case Parsed.Ok<PartialMerkleTree.Opened>(var opened) -> throw new AssertionError("opened " + opened);
            case Parsed.Malformed<PartialMerkleTree.Opened>(var reason) -> reason;
        };
    }

    /// What is altered and still leads to the root names only transactions of the block at their places, as long
    /// as the depth of the tree is known.
    @Test
    void neverThrowsNorBelievesAnAlteredProof() {
        var bytes = Vectors.bytes("bitcoin/merkle/txoutproof-0831332-0_1_15_20_115_2019_2024.bin");
        var original = MerkleBlock.parse(bytes);
        var txids =
                txids(Vectors.json("bitcoin/merkle/mainnet-831332-txids.json").get("txids"));
        var dice = new Random(2);
        for (int round = 0; round < 20_000; round++) {
            var altered = Arrays.copyOf(bytes, bytes.length - (dice.nextInt(4) == 0 ? dice.nextInt(bytes.length) : 0));
            for (int flips = 1 + dice.nextInt(3); flips > 0; flips--) {
                int at = altered.length == 0 ? 0 : dice.nextInt(altered.length);
                if (at >= BlockHeader.BYTES) altered[at] ^= (byte) (1 << dice.nextInt(8));
            }
            WireReader.parse(altered, MerkleBlock::read)
                    .toOptional()
                    .filter(block ->
                            block.tree().transactions() == original.tree().transactions())
                    .flatMap(block -> block.tree().open().toOptional())
                    .filter(opened -> opened.root().equals(original.header().merkleRoot()))
                    .ifPresent(opened -> assertThat(opened.leaves())
                            .allSatisfy(leaf -> assertThat(leaf.txid().value())
                                    .isEqualTo(txids.get(leaf.branch().index()))));
        }
    }
}

package dev.touchstone.spv.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.bitcoin.Block;
import dev.touchstone.spv.bitcoin.BlockHeader;
import dev.touchstone.spv.bitcoin.DoubleSha256;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.bitcoin.TxIn;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.testsupport.Vectors;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class BlockContentsTest {
    private static final String SEGWIT_BLOCK = "mainnet-702861.raw";

    static Stream<JsonNode> realBlocks() {
        return Vectors.json("bitcoin/blocks/blocks.json").valueStream();
    }

    private static Network network(JsonNode facts) {
        return facts.get("network").asString().equals("mainnet") ? Network.BITCOIN_MAIN : Network.BITCOIN_TESTNET3;
    }

    private static byte[] raw(String file) {
        return Vectors.bytes("bitcoin/blocks/" + file);
    }

    private static Block block(String file) {
        return Block.parse(raw(file)).orThrow();
    }

    private static Proven<BlockHeader> headerOf(Block block, JsonNode facts) {
        int height = facts.path("bip34_height").asInt(400_000);
        return ProvenPremise.header(network(facts), block.header(), height);
    }

    private static Finding<BlockContents> segwit(Block block) {
        return Kernel.blockContents(ProvenPremise.header(Network.BITCOIN_MAIN, block.header(), 702_861), block.bytes());
    }

    @ParameterizedTest
    @MethodSource("realBlocks")
    void provesEveryTransactionOfARealBlock(JsonNode facts) throws Exception {
        var file = facts.get("file").asString();
        var block = block(file);
        assertThat(block.bytes()).isEqualTo(raw(file));
        assertThat(block.header().hash()).hasToString(facts.get("hash").asString());

        var header = headerOf(block, facts);
        var contents = (Proven<BlockContents>) Kernel.blockContents(header, raw(file));

        var transactions = contents.value().transactions();
        assertThat(transactions).hasSize(facts.get("tx_count").asInt());
        var all = new StringBuilder();
        transactions.forEach(tx -> all.append(tx.txid()));
        var digest = DoubleSha256.newSha256().digest(all.toString().getBytes(StandardCharsets.US_ASCII));
        assertThat(HexFormat.of().formatHex(digest))
                .isEqualTo(facts.get("txids_sha256").asString());
        assertThat(block.bytes()).hasSize(facts.get("size").asInt());
        var commitment = WitnessCommitment.of(block).map(h -> HexFormat.of().formatHex(h.toBytes()));
        assertThat(commitment.orElse(""))
                .isEqualTo(facts.get("witness_commitment").asString(""));
        int step = Math.max(1, transactions.size() / 40);
        for (int i = 0; i < transactions.size(); i += step) provesAgainFromTheStoredBranch(header, contents, i);
    }

    private static void provesAgainFromTheStoredBranch(
            Proven<BlockHeader> header, Proven<BlockContents> contents, int index) {
        var proven = Kernel.inclusion(contents, index);
        var evidence = (Evidence.InBlock) proven.evidence();
        var again = Kernel.inclusion(header, evidence.strippedTransaction(), evidence.branch(), evidence.coinbase());
        assertThat(again.isProven()).isTrue();
        assertThat(again.shown()).contains(proven.value());
    }

    @Test
    void namesABlockThatWasNotAskedFor() {
        var block = block(SEGWIT_BLOCK);
        var other = block("mainnet-481829.raw");
        var finding = Kernel.blockContents(
                ProvenPremise.header(Network.BITCOIN_MAIN, other.header(), 702_861), block.bytes());
        assertRefuted(finding, Refutation.WrongBlock.class);
    }

    @Test
    void namesATransactionThatWasLeftOut() {
        var block = block(SEGWIT_BLOCK);
        var fewer = new ArrayList<>(block.transactions());
        fewer.removeLast();
        assertRefuted(segwit(new Block(block.header(), fewer)), Refutation.MerkleRootMismatch.class);
    }

    @Test
    void namesAListThatWasDoubledToLookLikeAnother() {
        var block = block("mainnet-169482.raw");
        var twins = new ArrayList<>(block.transactions());
        assertThat(twins).hasSize(14);
        twins.addAll(twins.subList(12, 14));
        var header = ProvenPremise.header(Network.BITCOIN_MAIN, block.header(), 169_482);
        assertRefuted(
                Kernel.blockContents(header, new Block(block.header(), twins).bytes()),
                Refutation.DuplicatedLeaf.class);
    }

    @Test
    void namesAWitnessThatWasChanged() {
        var block = block(SEGWIT_BLOCK);
        var transactions = new ArrayList<>(block.transactions());
        int at = firstWithWitness(transactions);
        var tx = transactions.get(at);
        var inputs = new ArrayList<>(tx.inputs());
        inputs.set(0, inputs.getFirst().withWitness(List.of(ByteString.of((byte) 1))));
        transactions.set(at, new Transaction(tx.version(), inputs, tx.outputs(), tx.lockTime()));
        assertRefuted(segwit(new Block(block.header(), transactions)), Refutation.WitnessCommitmentMismatch.class);
    }

    @Test
    void namesWitnessesThatWereStripped() {
        var block = block(SEGWIT_BLOCK);
        var stripped =
                block.transactions().stream().map(Transaction::withoutWitness).toList();
        assertRefuted(segwit(new Block(block.header(), stripped)), Refutation.WitnessCommitmentMismatch.class);
    }

    @Test
    void namesAWitnessWhereNoneIsCommittedTo() {
        var block = block("mainnet-169482.raw");
        var transactions = new ArrayList<>(block.transactions());
        var tx = transactions.get(1);
        var inputs = new ArrayList<TxIn>(tx.inputs());
        inputs.set(0, inputs.getFirst().withWitness(List.of(ByteString.of((byte) 1))));
        transactions.set(1, new Transaction(tx.version(), inputs, tx.outputs(), tx.lockTime()));
        var header = ProvenPremise.header(Network.BITCOIN_MAIN, block.header(), 169_482);
        assertRefuted(
                Kernel.blockContents(header, new Block(block.header(), transactions).bytes()),
                Refutation.UnexpectedWitness.class);
    }

    private static int firstWithWitness(List<Transaction> transactions) {
        for (int i = 1; i < transactions.size(); i++) if (transactions.get(i).hasWitness()) return i;
        throw new IllegalStateException("no witness");
    }

    static void assertRefuted(Finding<?> finding, Class<? extends Refutation> name) {
        assertThat(finding).isInstanceOf(Refuted.class);
        assertThat(((Refuted<?>) finding).refutation()).isInstanceOf(name);
    }
}

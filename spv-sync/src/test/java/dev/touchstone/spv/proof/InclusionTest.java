package dev.touchstone.spv.proof;

import static dev.touchstone.spv.proof.BlockContentsTest.assertRefuted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.bitcoin.Block;
import dev.touchstone.spv.bitcoin.BlockHash;
import dev.touchstone.spv.bitcoin.BlockHeader;
import dev.touchstone.spv.bitcoin.MerkleBranch;
import dev.touchstone.spv.bitcoin.MerkleTree;
import dev.touchstone.spv.bitcoin.OutPoint;
import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.bitcoin.TxIn;
import dev.touchstone.spv.bitcoin.TxOut;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.testsupport.Vectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InclusionTest {
    private static final Transaction COINBASE = new Transaction(
            1,
            List.of(new TxIn(OutPoint.NULL, Script.of((byte) 1, (byte) 7), TxIn.FINAL, List.of())),
            List.of(new TxOut(Satoshis.of(50), Script.of((byte) 0x51))),
            0);

    private static Hash256 hash(String display) {
        return Hash256.fromDisplay(display).orElseThrow();
    }

    private static Proven<BlockHeader> headerOver(Hash256 root) {
        return ProvenPremise.header(
                Network.BITCOIN_REGTEST, new BlockHeader(4, new BlockHash(Hash256.ZERO), root, 0, 0x207fffff, 0), 7);
    }

    private static List<Hash256> hashes(List<Transaction> transactions) {
        return transactions.stream().map(tx -> tx.txid().value()).toList();
    }

    @Test
    void anInnerNodeThatPosesAsATransactionHasTheWrongDepth() {
        var cases = Vectors.json("bitcoin/merkle/malicious-branches.json");
        var mined = cases.get(0);
        var bytes = ByteString.fromHex(mined.get("tx").asString()).orElseThrow();
        assertThat(bytes.length()).isEqualTo(64);
        var leaf = Transaction.parse(bytes.toArray()).orThrow();
        var tree = new MerkleTree(List.of(
                COINBASE.txid().value(),
                hash(mined.get("txid").asString()),
                leaf.txid().value(),
                leaf.txid().value()));
        var header = headerOver(tree.root());
        var coinbase = new CoinbaseProof(ByteString.of(COINBASE.bytes()), tree.branch(0));

        assertThat(Kernel.inclusion(header, bytes, tree.branch(1), coinbase).isProven())
                .isTrue();
        var oneDeeper = new ArrayList<Hash256>();
        oneDeeper.add(Hash256.of(bytes.toArray(), 0));
        oneDeeper.addAll(tree.branch(1).siblings());
        assertRefuted(
                Kernel.inclusion(header, bytes, new MerkleBranch(3, oneDeeper), coinbase),
                Refutation.InnerNodeIsTransaction.class);
    }

    @Test
    void theRepetitionOfALastLeafIsNoPlaceOfItsOwn() {
        var block =
                Block.parse(Vectors.bytes("bitcoin/blocks/mainnet-481829.raw")).orThrow();
        var three = block.transactions().subList(0, 3).stream()
                .map(Transaction::withoutWitness)
                .toList();
        var tree = new MerkleTree(hashes(three));
        var header = headerOver(tree.root());
        var coinbase = new CoinbaseProof(ByteString.of(three.getFirst().bytes()), tree.branch(0));
        var last = ByteString.of(three.getLast().bytes());

        assertThat(Kernel.inclusion(header, last, tree.branch(2), coinbase).isProven())
                .isTrue();
        var doubled = new MerkleBranch(3, tree.branch(2).siblings());
        assertRefuted(Kernel.inclusion(header, last, doubled, coinbase), Refutation.WrongIndex.class);
    }

    @Test
    void listsMutatedAsInCve20122459AreTold() {
        for (var item : Vectors.json("bitcoin/merkle/cve-2012-2459-lists.json")) {
            var honest = new MerkleTree(
                    item.get("txids").valueStream().map(n -> hash(n.asString())).toList());
            var mutated = new MerkleTree(item.get("mutated_txids")
                    .valueStream()
                    .map(n -> hash(n.asString()))
                    .toList());
            assertThat(honest.root())
                    .isEqualTo(hash(item.get("root").asString()))
                    .isEqualTo(mutated.root());
            assertThat(honest.isMutated()).isFalse();
            assertThat(mutated.isMutated()).isTrue();
        }
    }

    @Test
    void everyChangedBitOfAProofIsRefuted() {
        var block =
                Block.parse(Vectors.bytes("bitcoin/blocks/mainnet-169482.raw")).orThrow();
        var tree = new MerkleTree(hashes(block.transactions()));
        var header = headerOver(tree.root());
        var coinbase =
                new CoinbaseProof(ByteString.of(block.transactions().getFirst().bytes()), tree.branch(0));
        var tx = block.transactions().get(5).bytes();
        var random = new Random(42);
        for (int bit = 0; bit < tx.length * 8; bit += 1 + random.nextInt(5)) {
            var changed = tx.clone();
            changed[bit / 8] ^= (byte) (1 << (bit % 8));
            var finding = Kernel.inclusion(header, ByteString.of(changed), tree.branch(5), coinbase);
            assertThat(finding).isInstanceOf(Refuted.class);
        }
        for (int index = 0; index < 16; index++) {
            if (index == 5) continue;
            var moved = new MerkleBranch(index, tree.branch(5).siblings());
            assertRefuted(
                    Kernel.inclusion(header, ByteString.of(tx), moved, coinbase),
                    Refutation.BranchDoesNotReachRoot.class);
        }
    }

    @Test
    void aTransactionWithWitnessesIsNotWhatABranchProves() {
        var block =
                Block.parse(Vectors.bytes("bitcoin/blocks/mainnet-702861.raw")).orThrow();
        var tree = new MerkleTree(hashes(block.transactions()));
        int index = 1;
        while (!block.transactions().get(index).hasWitness()) index++;
        var coinbase =
                new CoinbaseProof(ByteString.of(block.transactions().getFirst().strippedBytes()), tree.branch(0));
        var finding = Kernel.inclusion(
                headerOver(tree.root()),
                ByteString.of(block.transactions().get(index).bytes()),
                tree.branch(index),
                coinbase);
        assertRefuted(finding, Refutation.Unreadable.class);
    }
}

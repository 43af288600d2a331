package dev.touchstone.spv.practice;

import dev.touchstone.spv.bitcoin.Block;
import dev.touchstone.spv.bitcoin.BlockHeader;
import dev.touchstone.spv.bitcoin.MerkleTree;
import dev.touchstone.spv.bitcoin.Networks;
import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.spv.bitcoin.Target;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.bitcoin.TxOut;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.chain.Network;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/// Makes blocks for tests: good ones on the tip of a chain of its own, and the same with one thing wrong.
final class Forge {
    static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    final PracticeState state;
    private final Mining mining;

    Forge() {
        this(5_000_000);
    }

    Forge(long mempoolBytes) {
        var parameters = Networks.of(Network.BITCOIN_PRACTICE);
        this.state = new PracticeState(parameters, InstantSource.fixed(NOW), mempoolBytes);
        this.mining = new Mining(state);
    }

    /// Mines blocks with what the mempool holds.
    Forge mine(int blocks) {
        mining.onTip(blocks, ScriptRules.anyoneCanSpend());
        return this;
    }

    Mining mining() {
        return mining;
    }

    /// The reward of the block at this height, ready to be spent.
    Spending reward(int height) {
        return Spending.free(state.chain().at(Height.of(height)).orElseThrow().block());
    }

    /// A good block for the tip that holds these transactions and claims no fees.
    Block block(Transaction... transactions) {
        return block(state.chain().tip(), transactions);
    }

    Block block(BlockEntry parent, Transaction... transactions) {
        long time = Math.max(parent.header().time() + 1, NOW.getEpochSecond());
        var task = new Miner.Task(
                parent, time, ScriptRules.anyoneCanSpend(), state.chain().size());
        return Miner.mine(task, new BlockTemplate(Arrays.asList(transactions), Satoshis.ZERO));
    }

    /// The block with other transactions, and a header that fits them.
    static Block with(Block block, List<Transaction> transactions) {
        var root = new MerkleTree(
                        transactions.stream().map(tx -> tx.txid().value()).toList())
                .root();
        var header = block.header();
        return new Block(
                worked(new BlockHeader(
                        header.version(), header.previous(), root, header.time(), header.bits(), header.nonce())),
                transactions);
    }

    static Block withCoinbase(Block block, UnaryOperator<Transaction> change) {
        var transactions = new ArrayList<>(block.transactions());
        transactions.set(0, change.apply(transactions.getFirst()));
        return with(block, transactions);
    }

    /// The block whose coinbase has one more output.
    static Block withOutput(Block block, TxOut more) {
        return withCoinbase(block, coinbase -> {
            var outputs = new ArrayList<>(coinbase.outputs());
            outputs.addFirst(more);
            return new Transaction(coinbase.version(), coinbase.inputs(), outputs, coinbase.lockTime());
        });
    }

    static Block withTime(Block block, long time) {
        var h = block.header();
        return new Block(
                worked(new BlockHeader(h.version(), h.previous(), h.merkleRoot(), time, h.bits(), 0)),
                block.transactions());
    }

    /// The header with a nonce that makes its hash low enough.
    static BlockHeader worked(BlockHeader h) {
        for (int nonce = 0; ; nonce++) {
            var header = new BlockHeader(h.version(), h.previous(), h.merkleRoot(), h.time(), h.bits(), nonce);
            if (isWorked(header)) return header;
        }
    }

    static boolean isWorked(BlockHeader header) {
        return Target.decode(header.bits()) instanceof Target.Decoded.Valid(var target)
                && target.isMetBy(header.hash().value());
    }

    static TxOut output(long satoshis, Script script) {
        return new TxOut(Satoshis.of(satoshis), script);
    }
}

package dev.touchstone.spv.practice;

import dev.touchstone.spv.bitcoin.Block;
import dev.touchstone.spv.bitcoin.BlockHeader;
import dev.touchstone.spv.bitcoin.MerkleTree;
import dev.touchstone.spv.bitcoin.OutPoint;
import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.spv.bitcoin.Target;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.bitcoin.TxIn;
import dev.touchstone.spv.bitcoin.TxOut;
import dev.touchstone.spv.bitcoin.WireWriter;
import dev.touchstone.spv.bitcoin.WitnessCommitment;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.proof.HeaderRules;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Makes blocks. On regtest every second hash is low enough. Pure.
final class Miner {
    private static final int VERSION = 0x20000000;
    private static final int TRANSACTION_VERSION = 2;
    private static final int BLOCK_SECONDS = 600;
    private static final ByteString TAG = ByteString.of("/Touchstone-Practice/".getBytes(StandardCharsets.US_ASCII));

    private Miner() {}

    /// Where and when a block is made, to whom its reward goes, and a number that no other block was made with.
    record Task(BlockEntry parent, long time, Script payTo, int unique) {}

    /// When the next block of a batch is found: as if the last of the batch were found now and the others ten
    /// minutes apart before it, but always later than the block before.
    ///
    /// @param left how many blocks of the batch come after this one
    /// @throws IllegalStateException when the chain has run two hours ahead of the clock
    static long timeAfter(BlockEntry parent, Instant now, int left) {
        long wanted = now.getEpochSecond() - (long) left * BLOCK_SECONDS;
        long time = Math.max(parent.header().time() + 1, wanted);
        if (time > HeaderRules.latest(now))
            throw new IllegalStateException("the chain is two hours ahead of the clock");
        return time;
    }

    static Block mine(Task task, BlockTemplate template) {
        var height = task.parent().height().next();
        var transactions = new ArrayList<Transaction>();
        transactions.add(coinbase(task, height, template));
        transactions.addAll(template.transactions());
        var root = new MerkleTree(
                        transactions.stream().map(tx -> tx.txid().value()).toList())
                .root();
        return new Block(solve(task, root), transactions);
    }

    private static Transaction coinbase(Task task, Height height, BlockTemplate template) {
        var input = new TxIn(OutPoint.NULL, coinbaseScript(height, task.unique()), TxIn.FINAL, List.of());
        var reward = new TxOut(BlockRules.subsidyAt(height).plus(template.fees()), task.payTo());
        var reserved = input.withWitness(List.of(ByteString.of(Hash256.ZERO.toBytes())));
        var draft = new Transaction(TRANSACTION_VERSION, List.of(reserved), List.of(reward), 0);
        var all = new ArrayList<Transaction>();
        all.add(draft);
        all.addAll(template.transactions());
        var commitment = WitnessCommitment.of(all, Hash256.ZERO).script();
        var outputs = List.of(reward, new TxOut(Satoshis.ZERO, commitment));
        return new Transaction(TRANSACTION_VERSION, List.of(reserved), outputs, 0);
    }

    /// The height (BIP34), then a number that makes the coinbase unlike any other, then who made it.
    private static Script coinbaseScript(Height height, int number) {
        var unique = new WireWriter().i32(number).toByteString();
        return new Script(new WireWriter()
                .string(BlockRules.heightPush(height))
                .varString(unique)
                .varString(TAG)
                .toByteString());
    }

    private static BlockHeader solve(Task task, Hash256 root) {
        var parent = task.parent().header();
        int bits = parent.bits();
        if (!(Target.decode(bits) instanceof Target.Decoded.Valid(var target))) {
            throw new IllegalStateException("a block of the chain has no target");
        }
        for (int nonce = 0; ; nonce++) {
            var header = new BlockHeader(VERSION, task.parent().hash(), root, task.time(), bits, nonce);
            if (target.isMetBy(header.hash().value())) return header;
        }
    }
}

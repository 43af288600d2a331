package dev.touchstone.spv.practice;

import dev.touchstone.spv.bitcoin.Block;
import dev.touchstone.spv.bitcoin.BlockHash;
import dev.touchstone.spv.bitcoin.BlockHeader;
import dev.touchstone.spv.bitcoin.MerkleTree;
import dev.touchstone.spv.bitcoin.OutPoint;
import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.spv.bitcoin.Target;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.spv.bitcoin.TxIn;
import dev.touchstone.spv.bitcoin.TxOut;
import dev.touchstone.spv.bitcoin.WireWriter;
import dev.touchstone.spv.bitcoin.p2p.Message;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.practice.LyingPracticeNode.Lie;
import java.util.ArrayList;
import java.util.List;

/// The lie of a block more than there is. It is always the same for the same tip. Thread-safe.
final class ForgedTip implements Lie {
    private final Kind kind;

    /// What is wrong with it.
    enum Kind {
        /// Its hash is above the target.
        WITHOUT_WORK,
        /// It has a witness and no commitment to it.
        WITHOUT_WITNESS_COMMITMENT,
        /// Nothing but its header is ever shown.
        WITHOUT_BLOCK
    }

    ForgedTip(Kind kind) {
        this.kind = kind;
    }

    @Override
    public List<Message> told(Message request, List<Message> honest, PracticeBitcoinNode truth) {
        var forged = forge(truth);
        var hash = forged.header().hash();
        if (request instanceof Message.GetHeaders(var _, var locator, var _) && !locator.contains(hash)) {
            return honest.stream()
                    .map(message -> extended(message, forged.header()))
                    .toList();
        }
        if (request instanceof Message.GetData(var items)
                && items.getFirst().hash().equals(hash.value())) {
            return kind == Kind.WITHOUT_BLOCK ? List.of() : List.of(new Message.Block(ByteString.of(forged.bytes())));
        }
        return honest;
    }

    /// Honest headers that end with the tip, or are none because the asker has it, get the forged one on top.
    private static Message extended(Message message, BlockHeader forged) {
        if (!(message instanceof Message.Headers honest) || honest.count() == Message.Headers.MOST) return message;
        var headers = new ArrayList<>(honest.headers());
        boolean reachesTip = headers.isEmpty() || headers.getLast().hash().equals(forged.previous());
        if (reachesTip) headers.add(forged);
        return Message.Headers.of(headers);
    }

    private Block forge(PracticeBitcoinNode truth) {
        var height = truth.tip().height();
        var parent = truth.blockAt(height).orElseThrow().header();
        var transactions = List.of(coinbase(height.next()), withWitness(parent.hash()));
        var root = new MerkleTree(
                        transactions.stream().map(tx -> tx.txid().value()).toList())
                .root();
        boolean worked = kind != Kind.WITHOUT_WORK;
        for (int nonce = 0; ; nonce++) {
            var header = new BlockHeader(0x20000000, parent.hash(), root, parent.time() + 1, parent.bits(), nonce);
            var target = Target.decode(header.bits());
            boolean met = target instanceof Target.Decoded.Valid(var limit)
                    && limit.isMetBy(header.hash().value());
            if (met == worked) return new Block(header, transactions);
        }
    }

    private static Transaction coinbase(Height height) {
        var script =
                new WireWriter().string(BlockRules.heightPush(height)).varString(ByteString.of((byte) 'f', (byte) 'k'));
        var input = TxIn.unsigned(OutPoint.NULL, TxIn.FINAL);
        return new Transaction(
                2,
                List.of(new TxIn(
                        input.outPoint(), new Script(script.toByteString()), input.sequence(), input.witness())),
                List.of(new TxOut(BlockRules.subsidyAt(height), ScriptRules.anyoneCanSpend())),
                0);
    }

    private static Transaction withWitness(BlockHash seed) {
        var input = TxIn.unsigned(new OutPoint(new TxId(seed.value()), 0), TxIn.FINAL)
                .withWitness(List.of(ScriptRules.OP_TRUE.program()));
        return new Transaction(
                2, List.of(input), List.of(new TxOut(Satoshis.of(1000), ScriptRules.anyoneCanSpend())), 0);
    }
}

package dev.touchstone.spv.testsupport;

import dev.touchstone.spv.bitcoin.Block;
import dev.touchstone.spv.bitcoin.BlockHash;
import dev.touchstone.spv.bitcoin.BlockHeader;
import dev.touchstone.spv.bitcoin.CompactFilter;
import dev.touchstone.spv.bitcoin.FilterHeader;
import dev.touchstone.spv.bitcoin.MerkleTree;
import dev.touchstone.spv.bitcoin.Networks;
import dev.touchstone.spv.bitcoin.OutPoint;
import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.spv.bitcoin.Target;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.bitcoin.TxIn;
import dev.touchstone.spv.bitcoin.TxOut;
import dev.touchstone.spv.bitcoin.WireWriter;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Network;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A small chain of regtest blocks with real proof of work, made in a test. Confined to one thread.
public final class RegtestBlocks {
    private static final Script ANYONE = Script.of((byte) 0x51);

    private final List<Block> blocks = new ArrayList<>();
    private final List<CompactFilter> filters = new ArrayList<>();
    private final List<FilterHeader> filterHeaders = new ArrayList<>();
    private final Map<OutPoint, Script> outputs = new HashMap<>();
    private final int salt;

    public RegtestBlocks() {
        this(0);
    }

    /// @param salt tells chains apart that would have the same blocks
    public RegtestBlocks(int salt) {
        this.salt = salt;
        var coinbase = coinbase(ANYONE, 0);
        var genesis = Networks.of(Network.BITCOIN_REGTEST).genesis();
        append(new Block(genesis, List.of(coinbase)));
    }

    /// The genesis block here has the real header over a stand-in for its coinbase, which no test spends.
    private void append(Block block) {
        for (var tx : block.transactions()) {
            for (int i = 0; i < tx.outputs().size(); i++) {
                outputs.put(tx.outPoint(i), tx.outputs().get(i).script());
            }
        }
        var hash = block.header().hash();
        var filter = CompactFilter.build(hash, block.transactions(), p -> Optional.ofNullable(outputs.get(p)))
                .orElseThrow();
        var before = filterHeaders.isEmpty() ? FilterHeader.BEFORE_GENESIS : filterHeaders.getLast();
        blocks.add(block);
        filters.add(filter);
        filterHeaders.add(before.next(filter.hash()));
    }

    private Transaction coinbase(Script to, int height) {
        var sig = new WireWriter().u8(4).u32(height).u8(1).u8(salt).toByteString();
        return new Transaction(
                1,
                List.of(new TxIn(OutPoint.NULL, new Script(sig), TxIn.FINAL, List.of())),
                List.of(new TxOut(Satoshis.of(50 * Satoshis.PER_BITCOIN), to)),
                0);
    }

    /// Mines a block whose coinbase pays to nobody in particular.
    public Block mine(Transaction... transactions) {
        return mineTo(ANYONE, transactions);
    }

    public Block mineTo(Script to, Transaction... transactions) {
        var all = new ArrayList<Transaction>();
        all.add(coinbase(to, blocks.size()));
        all.addAll(List.of(transactions));
        var root = new MerkleTree(all.stream().map(tx -> tx.txid().value()).toList()).root();
        var previous = blocks.getLast().header();
        var header = new BlockHeader(0x20000000, previous.hash(), root, previous.time() + 600, previous.bits(), 0);
        var block = new Block(solved(header), all);
        append(block);
        return block;
    }

    private static BlockHeader solved(BlockHeader header) {
        if (!(Target.decode(header.bits()) instanceof Target.Decoded.Valid(var target))) {
            throw new IllegalArgumentException("no target");
        }
        for (int nonce = 0; ; nonce++) {
            var next = new BlockHeader(
                    header.version(), header.previous(), header.merkleRoot(), header.time(), header.bits(), nonce);
            if (target.isMetBy(next.hash().value())) return next;
        }
    }

    /// A transaction that pays to `to` from an output of a block's coinbase, without any signature.
    public static Transaction spend(OutPoint from, Script to, long satoshis) {
        return new Transaction(
                2, List.of(TxIn.unsigned(from, TxIn.REPLACEABLE)), List.of(new TxOut(Satoshis.of(satoshis), to)), 0);
    }

    public int height() {
        return blocks.size() - 1;
    }

    public Block block(int height) {
        return blocks.get(height);
    }

    public BlockHash hash(int height) {
        return blocks.get(height).header().hash();
    }

    public ByteString filter(int height) {
        return filters.get(height).bytes();
    }

    /// The filter header at this height; the one before genesis at -1.
    public FilterHeader filterHeader(int height) {
        return height < 0 ? FilterHeader.BEFORE_GENESIS : filterHeaders.get(height);
    }

    /// Raw headers from one height to another, both included.
    public byte[] headers(int from, int to) {
        var out = new WireWriter();
        for (int height = from; height <= to; height++)
            blocks.get(height).header().writeTo(out);
        return out.toArray();
    }
}

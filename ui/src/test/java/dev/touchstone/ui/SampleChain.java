package dev.touchstone.ui;

import dev.touchstone.spv.bitcoin.Block;
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
import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.spv.bitcoin.TxIn;
import dev.touchstone.spv.bitcoin.TxOut;
import dev.touchstone.spv.bitcoin.WatchSet;
import dev.touchstone.spv.bitcoin.WireWriter;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.proof.BlockContents;
import dev.touchstone.spv.proof.Coverage;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.HeaderChain;
import dev.touchstone.spv.proof.Kernel;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Scan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A chain of the practice network, mined in the test with real proof of work, and checked by the kernel like any
/// other. Confined to one thread.
final class SampleChain {
    static final Network NETWORK = Network.BITCOIN_PRACTICE;
    static final Script FOREIGN = Script.p2wpkh(new byte[20]);
    private static final Duration SPACING = Duration.ofMinutes(10);

    private final List<Block> blocks = new ArrayList<>();
    private final List<CompactFilter> filters = new ArrayList<>();
    private final List<FilterHeader> filterHeaders = new ArrayList<>();
    private final Map<OutPoint, Script> outputs = new HashMap<>();
    private final HeaderChain headers = HeaderChain.atGenesis(Networks.of(NETWORK));
    private final Instant first;
    private int salt;

    /// @param blocks how many will be mined; the last of them at `newest`
    SampleChain(int blocks, Instant newest) {
        first = newest.minus(SPACING.multipliedBy(blocks));
        append(new Block(Networks.of(NETWORK).genesis(), List.of(coinbase(0))));
    }

    int height() {
        return blocks.size() - 1;
    }

    HeaderChain headers() {
        return headers;
    }

    BlockHeader headerAt(int height) {
        return blocks.get(height).header();
    }

    private Transaction coinbase(int height) {
        var sig = new WireWriter().u8(4).u32(height).u8(1).u8(salt & 0x7f).toByteString();
        var input = new TxIn(OutPoint.NULL, new Script(sig), TxIn.FINAL, List.of());
        return new Transaction(1, List.of(input), List.of(new TxOut(Satoshis.of(5_000_000_000L), FOREIGN)), 0);
    }

    /// Mines empty blocks up to below `height`, then one with these payments among others.
    void mineAt(int height, Transaction... payments) {
        mineTo(height - 1);
        var all = new ArrayList<Transaction>();
        all.add(coinbase(height));
        for (int i = 0; i < 90; i++) all.add(foreign(FOREIGN, 10_000 + i));
        all.addAll(List.of(payments));
        for (int i = 0; i < 61; i++) all.add(foreign(FOREIGN, 70_000 + i));
        mine(all);
    }

    void mineTo(int height) {
        while (height() < height) mine(List.of(coinbase(height() + 1)));
    }

    private void mine(List<Transaction> transactions) {
        int height = blocks.size();
        var root = new MerkleTree(
                        transactions.stream().map(tx -> tx.txid().value()).toList())
                .root();
        var previous = blocks.getLast().header();
        long time = first.plus(SPACING.multipliedBy(height)).getEpochSecond();
        var block = new Block(
                solved(new BlockHeader(0x20000000, previous.hash(), root, time, previous.bits(), 0)), transactions);
        append(block);
        var extension = headers.extend(block.header().bytes(), 0, 1, Instant.ofEpochSecond(time));
        if (!(extension instanceof HeaderChain.Extension.Extended)) throw new AssertionError(extension);
    }

    /// Takes the newest blocks away and mines one more in their place, without payments.
    void replace(int depth) {
        int fork = height() - depth;
        while (height() > fork) {
            blocks.removeLast();
            filters.removeLast();
            filterHeaders.removeLast();
        }
        headers.truncate(Height.of(fork));
        salt++;
        mineTo(fork + depth + 1);
    }

    private static BlockHeader solved(BlockHeader header) {
        if (!(Target.decode(header.bits()) instanceof Target.Decoded.Valid(var target)))
            throw new AssertionError("no target");
        for (int nonce = 0; ; nonce++) {
            var next = new BlockHeader(
                    header.version(), header.previous(), header.merkleRoot(), header.time(), header.bits(), nonce);
            if (target.isMetBy(next.hash().value())) return next;
        }
    }

    private void append(Block block) {
        for (var tx : block.transactions()) {
            for (int i = 0; i < tx.outputs().size(); i++)
                outputs.put(tx.outPoint(i), tx.outputs().get(i).script());
        }
        var filter = CompactFilter.build(
                        block.header().hash(), block.transactions(), p -> Optional.of(outputs.getOrDefault(p, FOREIGN)))
                .orElseThrow();
        var before = filterHeaders.isEmpty() ? FilterHeader.BEFORE_GENESIS : filterHeaders.getLast();
        blocks.add(block);
        filters.add(filter);
        filterHeaders.add(before.next(filter.hash()));
    }

    /// A payment from somebody else's coin.
    Transaction foreign(Script to, long satoshis) {
        return spend(List.of(new OutPoint(new TxId(hash(++salt)), 0)), new TxOut(Satoshis.of(satoshis), to));
    }

    static Transaction spend(List<OutPoint> from, TxOut... to) {
        var inputs = from.stream()
                .map(outPoint -> TxIn.unsigned(outPoint, TxIn.REPLACEABLE))
                .toList();
        return new Transaction(2, inputs, List.of(to), 0);
    }

    private static Hash256 hash(int number) {
        return Hash256.of(
                new WireWriter().u32(number).bytes(new byte[28]).toByteString().toArray());
    }

    Proven<BlockContents> contents(int height) {
        if (!(Kernel.header(headers, headerAt(height), Height.of(height)) instanceof Proven<BlockHeader> header)) {
            throw new AssertionError("header " + height);
        }
        if (!(Kernel.blockContents(header, blocks.get(height).bytes()) instanceof Proven<BlockContents> contents)) {
            throw new AssertionError("block " + height);
        }
        return contents;
    }

    List<Transaction> transactions(int height) {
        return blocks.get(height).transactions();
    }

    /// Looks through the chain up to `reached`, as the node does.
    Finding<Coverage> scan(WatchSet watched, int from, int reached, int peers) {
        var scan = new Scan(watched, Height.of(from), filterHeaders.get(from - 1));
        for (int height = from; height <= reached; height++) {
            var block = headerAt(height).hash();
            var filter = Kernel.checkFilter(
                            block, ByteString.of(filters.get(height).bytes().toArray()), watched)
                    .orThrow();
            var committed = filterHeaders.get(height);
            var problem = filter.matches()
                    ? scan.connect(headers, filter, committed, contents(height))
                    : scan.connect(headers, filter, committed);
            if (problem.isPresent()) throw new AssertionError(problem.get());
        }
        return scan.finding(headers, headerAt(height()), peers);
    }
}

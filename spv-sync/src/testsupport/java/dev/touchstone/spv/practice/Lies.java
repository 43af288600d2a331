package dev.touchstone.spv.practice;

import dev.touchstone.spv.bitcoin.Block;
import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.bitcoin.TxOut;
import dev.touchstone.spv.bitcoin.p2p.Message;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.practice.LyingPracticeNode.Lie;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The lies that a Bitcoin node can tell a light client, ready to be told. Each is what the client must find out.
public final class Lies {
    private static final ByteString EMPTY_FILTER = ByteString.of((byte) 0);

    private Lies() {}

    /// Filters from which this script is missing, and filter headers that agree with them: only the block shows it.
    public static Lie filtersOmit(Script script) {
        return new ForgedFilters(script);
    }

    /// An empty filter for this block, while the filter headers are honest.
    public static Lie filterNotOfItsHeader(Height at) {
        return (request, honest, truth) -> {
            var block = truth.blockAt(at).map(there -> there.header().hash());
            return replaced(
                    honest,
                    message -> message instanceof Message.CFilter filter && block.equals(Optional.of(filter.block()))
                            ? new Message.CFilter(Message.BASIC_FILTER, filter.block(), EMPTY_FILTER)
                            : message);
        };
    }

    /// Bytes that are no filter at all, while the filter headers are honest.
    public static Lie filtersOfNonsense() {
        var nonsense = ByteString.of((byte) 0xfd, (byte) 0xff, (byte) 0xff, (byte) 1);
        return (_, honest, _) -> replaced(
                honest,
                message -> message instanceof Message.CFilter filter
                        ? new Message.CFilter(Message.BASIC_FILTER, filter.block(), nonsense)
                        : message);
    }

    /// Blocks whose last transaction pays one satoshi less than it did: the Merkle root does not fit.
    public static Lie blocksWithAChangedTransaction() {
        return blocks(block -> {
            var transactions = new ArrayList<>(block.transactions());
            var last = transactions.removeLast();
            var outputs = new ArrayList<>(last.outputs());
            var first = outputs.getFirst();
            outputs.set(0, new TxOut(first.value().minus(Satoshis.of(1)), first.script()));
            transactions.add(new Transaction(last.version(), last.inputs(), outputs, last.lockTime()));
            return new Block(block.header(), transactions);
        });
    }

    /// Blocks without their last transaction, where there is one beside the coinbase.
    public static Lie blocksWithoutATransaction() {
        return blocks(block -> {
            int left = Math.max(1, block.transactions().size() - 1);
            return new Block(block.header(), block.transactions().subList(0, left));
        });
    }

    /// Blocks whose last transaction stands there twice, which leaves the Merkle root as it is where their number
    /// is odd (CVE-2012-2459).
    public static Lie blocksThatRepeatATransaction() {
        return blocks(block -> {
            var transactions = new ArrayList<>(block.transactions());
            transactions.add(transactions.getLast());
            return new Block(block.header(), transactions);
        });
    }

    /// Blocks without any witness, though with witnesses they were asked for: the coinbase's commitment has nothing
    /// to commit to.
    public static Lie blocksWithoutWitnesses() {
        return blocks(block -> new Block(
                block.header(),
                block.transactions().stream().map(Transaction::withoutWitness).toList()));
    }

    /// The first block whenever another one is asked for.
    public static Lie anotherBlock() {
        return (_, honest, truth) -> {
            var genesis = truth.blockAt(Height.GENESIS).orElseThrow();
            return replaced(
                    honest,
                    message -> message instanceof Message.Block
                            ? new Message.Block(ByteString.of(genesis.bytes()))
                            : message);
        };
    }

    /// A header on top of the tip that nobody has worked for.
    public static Lie headerWithoutWork() {
        return new ForgedTip(ForgedTip.Kind.WITHOUT_WORK);
    }

    /// A block on top of the tip that has work but hides what witnesses it has: no commitment to them.
    public static Lie tipWithoutWitnessCommitment() {
        return new ForgedTip(ForgedTip.Kind.WITHOUT_WITNESS_COMMITMENT);
    }

    /// A header with work on top of the tip whose block is never given out.
    public static Lie headerWithoutABlock() {
        return new ForgedTip(ForgedTip.Kind.WITHOUT_BLOCK);
    }

    /// No word in answer to requests of this kind.
    public static Lie neverAnswers(Class<? extends Message> kind) {
        return (request, honest, _) -> kind.isInstance(request) ? List.of() : honest;
    }

    /// Nothing that is asked for by its hash is there.
    public static Lie hasNothing() {
        return (request, honest, _) ->
                request instanceof Message.GetData(var items) ? List.of(new Message.NotFound(items)) : honest;
    }

    private static Lie blocks(UnaryOperator<Block> change) {
        return (_, honest, _) -> replaced(
                honest,
                message -> message instanceof Message.Block(var bytes)
                        ? new Message.Block(ByteString.of(
                                change.apply(Block.parse(bytes.toArray()).orThrow())
                                        .bytes()))
                        : message);
    }

    private static List<Message> replaced(List<Message> honest, UnaryOperator<Message> change) {
        return honest.stream().map(change).toList();
    }
}

package dev.touchstone.spv.practice;

import dev.touchstone.spv.bitcoin.Block;
import dev.touchstone.spv.bitcoin.BlockHash;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.spv.bitcoin.p2p.Inventory;
import dev.touchstone.spv.bitcoin.p2p.Message;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Height;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What an honest node answers to requests for headers, blocks and transactions. Confined to the practice-node loop.
final class ChainAnswers {
    private final PracticeState state;

    ChainAnswers(PracticeState state) {
        this.state = state;
    }

    /// The last block of the best chain that the asker has too.
    BlockEntry fork(List<BlockHash> locator) {
        var chain = state.chain();
        for (var hash : locator) {
            var entry = chain.byHash(hash);
            if (entry.isEmpty()) continue;
            if (chain.isActive(entry.get())) return entry.get();
            boolean aboveTip = chain.tip().height().isBelow(entry.get().height())
                    && entry.get().ancestorAt(chain.tip().height()).equals(chain.tip());
            if (aboveTip) return chain.tip();
        }
        return chain.at(Height.GENESIS).orElseThrow();
    }

    /// The blocks whose headers are wanted, possibly none; empty where an honest node says nothing.
    Optional<List<BlockEntry>> headers(Message.GetHeaders request) {
        if (!request.locator().isEmpty())
            return Optional.of(after(request.locator(), request.stop(), Message.Headers.MOST));
        return state.chain().byHash(request.stop()).map(List::of);
    }

    /// The blocks of the best chain after the fork, up to and with `stop`.
    List<BlockEntry> after(List<BlockHash> locator, BlockHash stop, int most) {
        var blocks = new ArrayList<BlockEntry>();
        var height = fork(locator).height().next();
        while (blocks.size() < most) {
            var entry = state.chain().at(height);
            if (entry.isEmpty()) break;
            blocks.add(entry.get());
            if (entry.get().hash().equals(stop)) break;
            height = height.next();
        }
        return blocks;
    }

    static Message.Headers headersOf(List<BlockEntry> blocks) {
        return Message.Headers.of(blocks.stream().map(BlockEntry::header).toList());
    }

    /// What is wanted, not found, or nothing for what an honest node passes over in silence.
    Optional<Message> data(Inventory wanted) {
        var hash = new BlockHash(wanted.hash());
        return switch (wanted.kind()) {
            case WITNESS_BLOCK, COMPACT_BLOCK ->
                state.chain().byHash(hash).map(entry -> new Message.Block(entry.bytes()));
            case BLOCK -> state.chain().byHash(hash).map(entry -> new Message.Block(stripped(entry.block())));
            case TX -> transaction(wanted).map(tx -> new Message.Tx(tx.withoutWitness()));
            case WITNESS_TX, WTX -> transaction(wanted).map(Message.Tx::new);
            case FILTERED_BLOCK, UNKNOWN -> Optional.empty();
        };
    }

    private Optional<Transaction> transaction(Inventory wanted) {
        var entry = wanted.kind() == Inventory.Kind.WTX
                ? state.mempool().byWtxid(wanted.hash())
                : state.mempool().entry(new TxId(wanted.hash()));
        return entry.map(MempoolEntry::transaction);
    }

    private static ByteString stripped(Block block) {
        var bare =
                block.transactions().stream().map(Transaction::withoutWitness).toList();
        return ByteString.of(new Block(block.header(), bare).bytes());
    }

    /// Hashes from the tip down, ever farther apart, by which another node finds the fork.
    List<BlockHash> locator() {
        var hashes = new ArrayList<BlockHash>();
        int height = state.chain().tip().height().value();
        for (int step = 1; height > 0; height -= step) {
            hashes.add(state.chain().at(Height.of(height)).orElseThrow().hash());
            if (hashes.size() >= 10) step *= 2;
        }
        hashes.add(state.chain().at(Height.GENESIS).orElseThrow().hash());
        return hashes;
    }
}

package dev.touchstone.spv.practice;

import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.spv.bitcoin.p2p.Inventory;
import dev.touchstone.spv.bitcoin.p2p.Message;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/// What one connection has to be told of new blocks and transactions, and how it wants to hear it. Confined to the
/// practice-node loop.
///
/// Blocks are announced as Bitcoin Core does it: by their headers if the other side asked for that (BIP130), there are
/// at most eight of them, and they follow on a header it has; otherwise by an inv of the tip alone.
final class Announcements {
    private static final int MOST_HEADERS = 8;
    private static final int REMEMBERED_TRANSACTIONS = 5_000;

    private final Taste taste;
    private final List<BlockEntry> blocks = new ArrayList<>();
    private final List<MempoolEntry> transactions = new ArrayList<>();
    private final SequencedSet<TxId> knownTransactions = new LinkedHashSet<>();
    private boolean prefersHeaders;
    private Satoshis feeFilter = Satoshis.ZERO;
    private @Nullable BlockEntry known;
    private @Nullable BlockEntry sent;

    /// What the other side said of itself in the handshake.
    record Taste(boolean wantsTransactions, boolean namesByWtxid) {}

    Announcements(Taste taste) {
        this.taste = taste;
    }

    void preferHeaders() {
        prefersHeaders = true;
    }

    /// Transactions that pay less for 1,000 virtual bytes are not announced (BIP133).
    void feeFilter(Satoshis perKilobyte) {
        feeFilter = perKilobyte;
    }

    /// The other side has shown that it knows this block.
    void knows(BlockEntry block) {
        if (known == null || known.work().isLessThan(block.work())) known = block;
    }

    /// The other side has been sent headers up to this one.
    void sentHeadersUpTo(BlockEntry block) {
        sent = block;
    }

    void knows(TxId txid) {
        if (knownTransactions.size() == REMEMBERED_TRANSACTIONS) knownTransactions.removeFirst();
        knownTransactions.add(txid);
    }

    void tipChanged(List<BlockEntry> added) {
        blocks.addAll(added.subList(Math.max(0, added.size() - MOST_HEADERS), added.size()));
    }

    void transactionTaken(MempoolEntry entry) {
        boolean paysEnough = !entry.rate().perKilobyte().isLessThan(feeFilter);
        boolean isNew = !knownTransactions.contains(entry.txid());
        if (taste.wantsTransactions() && paysEnough && isNew) transactions.add(entry);
    }

    /// What is to be said now; it is then taken as said.
    List<Message> due() {
        var messages = new ArrayList<Message>();
        dueBlocks().ifPresent(messages::add);
        if (!transactions.isEmpty()) {
            messages.add(new Message.Inv(transactions.stream().map(this::name).toList()));
            transactions.forEach(entry -> knows(entry.txid()));
        }
        blocks.clear();
        transactions.clear();
        return messages;
    }

    private Inventory name(MempoolEntry entry) {
        return taste.namesByWtxid()
                ? Inventory.wtxid(entry.wtxid())
                : Inventory.of(Inventory.Kind.TX, entry.txid().value());
    }

    private Optional<Message> dueBlocks() {
        if (blocks.isEmpty()) return Optional.empty();
        var tip = blocks.getLast();
        if (hasHeader(tip)) return Optional.empty();
        var run = blocks.stream().filter(block -> !hasHeader(block)).toList();
        if (prefersHeaders && blocks.size() <= MOST_HEADERS && connects(run)) {
            sent = tip;
            return Optional.of(ChainAnswers.headersOf(run));
        }
        return Optional.of(new Message.Inv(
                List.of(Inventory.of(Inventory.Kind.BLOCK, tip.hash().value()))));
    }

    /// Whether each block follows on the one before it, and the first on one that the other side has.
    private boolean connects(List<BlockEntry> run) {
        var before = run.getFirst().parent();
        if (before.isEmpty() || !hasHeader(before.get())) return false;
        var last = before.get();
        for (var block : run) {
            if (!block.header().previous().equals(last.hash())) return false;
            last = block;
        }
        return true;
    }

    private boolean hasHeader(BlockEntry block) {
        return leadsTo(known, block) || leadsTo(sent, block);
    }

    private static boolean leadsTo(@Nullable BlockEntry from, BlockEntry block) {
        return from != null
                && !from.height().isBelow(block.height())
                && from.ancestorAt(block.height()).equals(block);
    }
}

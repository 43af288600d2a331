package dev.touchstone.spv.practice;

import dev.touchstone.spv.bitcoin.BlockHash;
import dev.touchstone.spv.bitcoin.BlockHeader;
import dev.touchstone.spv.bitcoin.p2p.Inventory;
import dev.touchstone.spv.bitcoin.p2p.LocalNode;
import dev.touchstone.spv.bitcoin.p2p.Message;
import dev.touchstone.spv.chain.Hash256;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

/// Which blocks the practice node still wants from one connection: those whose headers it was shown and does not have,
/// a few at a time and in their order. Confined to the practice-node loop.
final class BlockDownload {
    private static final int AT_A_TIME = 16;

    private final PracticeChain chain;
    private final ChainAnswers answers;
    private final Queue<BlockHash> wanted = new ArrayDeque<>();
    private final Set<BlockHash> listed = new HashSet<>();
    private final Set<BlockHash> requested = new HashSet<>();
    private boolean thereIsMore;

    BlockDownload(PracticeChain chain, ChainAnswers answers) {
        this.chain = chain;
        this.answers = answers;
    }

    /// Asks for whatever follows on the best chain known here.
    Message askForHeaders() {
        return new Message.GetHeaders(LocalNode.PROTOCOL, answers.locator(), new BlockHash(Hash256.ZERO));
    }

    /// Takes note of headers; says what to ask next, if anything.
    Optional<Message> shown(List<BlockHeader> headers) {
        if (headers.isEmpty()) return Optional.empty();
        var first = headers.getFirst().previous();
        if (!isKnown(first)) return Optional.of(askForHeaders());
        for (var header : headers) {
            var hash = header.hash();
            if (!isKnown(hash) && listed.add(hash)) wanted.add(hash);
        }
        thereIsMore = headers.size() == Message.Headers.MOST;
        return next();
    }

    private boolean isKnown(BlockHash hash) {
        return chain.byHash(hash).isPresent() || listed.contains(hash);
    }

    /// Whether this block was asked for; it no longer is.
    boolean arrived(BlockHash hash) {
        listed.remove(hash);
        return requested.remove(hash);
    }

    /// The next request, once the one before it is fulfilled.
    Optional<Message> next() {
        if (!requested.isEmpty()) return Optional.empty();
        var items = new ArrayList<Inventory>();
        while (items.size() < AT_A_TIME && !wanted.isEmpty()) {
            var hash = wanted.remove();
            if (chain.byHash(hash).isPresent()) {
                listed.remove(hash);
                continue;
            }
            requested.add(hash);
            items.add(Inventory.block(hash));
        }
        if (!items.isEmpty()) return Optional.of(new Message.GetData(items));
        if (!thereIsMore) return Optional.empty();
        thereIsMore = false;
        return Optional.of(askForHeaders());
    }

    /// Gives up what was asked for: the other side does not have it.
    void refused(BlockHash hash) {
        if (!requested.remove(hash)) return;
        listed.clear();
        wanted.clear();
        requested.clear();
    }
}

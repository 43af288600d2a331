package dev.touchstone.spv.bitcoin.node;

import dev.touchstone.spv.bitcoin.BlockHash;
import dev.touchstone.spv.bitcoin.p2p.Inventory;
import dev.touchstone.spv.bitcoin.p2p.Message;
import dev.touchstone.spv.bitcoin.p2p.PeerBook;
import java.time.Instant;

/// Hands what a peer says to the part of the node that it concerns. Confined to the bitcoin-chain loop.
final class Switchboard {
    private final Parts parts;

    /// Who listens.
    ///
    /// @param relay whether to listen to transactions that are in no block yet
    record Parts(
            HeaderSync headers,
            FilterHeaderSync filterHeaders,
            FilterDisputes disputes,
            Watchers watchers,
            BlockFetcher fetcher,
            TransactionRelay transactions,
            PeerBook book,
            boolean relay) {}

    Switchboard(Parts parts) {
        this.parts = parts;
    }

    void hand(Session session, Message message, Instant now) {
        switch (message) {
            case Message.Headers headers -> parts.headers().received(session, headers, now);
            case Message.Inv inv -> announced(session, inv, now);
            case Message.CFHeaders answer -> parts.filterHeaders().received(session, answer, now);
            case Message.CFCheckpt answer -> parts.filterHeaders().received(session, answer, now);
            case Message.CFilter answer -> {
                parts.disputes().received(session, answer);
                parts.watchers().received(session, answer, now);
            }
            case Message.Block block -> parts.fetcher().received(session, block, now);
            case Message.NotFound notFound -> parts.fetcher().notFound(session, notFound, now);
            case Message.Tx(var transaction) -> parts.transactions().received(transaction);
            case Message.GetData wanted -> parts.transactions().asked(session, wanted);
            case Message.Reject reject -> parts.transactions().rejected(reject);
            case Message.Addr addresses -> parts.book().learned(addresses);
            case Message.AddrV2 addresses -> parts.book().learned(addresses);
            case Message.FeeFilter(var floor) -> session.feeFloor(floor);
            default -> {}
        }
    }

    private void announced(Session session, Message.Inv inv, Instant now) {
        inv.items().stream()
                .filter(Inventory::isBlock)
                .reduce((_, last) -> last)
                .ifPresent(block -> parts.headers().announced(session, new BlockHash(block.hash()), now));
        var transactions = inv.items().stream().filter(Inventory::isTransaction).toList();
        if (transactions.isEmpty()) return;
        boolean listening = parts.relay()
                && parts.headers().isCaughtUp()
                && !parts.watchers().isEmpty();
        parts.transactions().announced(session, transactions, listening);
    }
}

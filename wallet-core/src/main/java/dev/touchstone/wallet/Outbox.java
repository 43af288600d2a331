package dev.touchstone.wallet;

import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.spv.bitcoin.node.BroadcastListener;
import dev.touchstone.spv.chain.Loop;
import dev.touchstone.wallet.ledger.BroadcastState;
import dev.touchstone.wallet.ledger.LedgerEntry;
import dev.touchstone.wallet.ledger.WalletEvent;
import dev.touchstone.wallet.ledger.WalletSnapshot;
import dev.touchstone.wallet.payment.Broadcaster;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Sees payments through: offers each that has not settled, also after a restart, and writes down how far it has
/// spread. Confined to the wallet-ledger loop.
final class Outbox {
    private static final int MOST_REASON = 200;

    private final WalletState state;
    private final Loop loop;
    private final Executor background;
    private final InstantSource clock;
    private final Runnable changed;
    private final Set<TxId> offered = new HashSet<>();
    private @Nullable Broadcaster broadcaster;

    Outbox(WalletState state, Loop loop, Executor background, InstantSource clock, Runnable changed) {
        this.state = state;
        this.loop = loop;
        this.background = background;
        this.clock = clock;
        this.changed = changed;
    }

    /// Signed payments that have not settled and were not given up.
    static List<Transaction> outgoing(WalletSnapshot snapshot) {
        return snapshot.entries().stream()
                .filter(Outbox::isUnderway)
                .map(LedgerEntry::transaction)
                .toList();
    }

    private static boolean isUnderway(LedgerEntry entry) {
        return entry.state().isLive()
                && entry.broadcast().isPresent()
                && !(entry.broadcast().get() instanceof BroadcastState.Settled);
    }

    void attach(Broadcaster attached, WalletSnapshot snapshot) {
        broadcaster = attached;
        offered.clear();
        review(snapshot);
    }

    /// Offers what is underway and was not offered yet, and stops what is underway no more.
    void review(WalletSnapshot snapshot) {
        var port = broadcaster;
        if (port == null) return;
        var underway = outgoing(snapshot);
        var ids = underway.stream().map(Transaction::txid).collect(Collectors.toSet());
        for (var txid : List.copyOf(offered)) {
            if (ids.contains(txid)) continue;
            offered.remove(txid);
            background.execute(() -> port.stop(txid));
        }
        for (var tx : underway) {
            if (offered.add(tx.txid())) background.execute(() -> port.broadcast(tx, listener(tx.txid())));
        }
    }

    private BroadcastListener listener(TxId txid) {
        return new BroadcastListener() {
            @Override
            public void offered(int announced, int fetched) {
                spread(txid, announced, fetched, 0);
            }

            @Override
            public void relayed(int peers) {
                spread(txid, 0, 0, peers);
            }

            @Override
            public void rejected(String reason) {
                var brief = reason.length() > MOST_REASON ? reason.substring(0, MOST_REASON) : reason;
                note(() -> new WalletEvent.PaymentRejected(txid, brief, clock.instant()));
            }
        };
    }

    private void spread(TxId txid, int announced, int fetched, int relayed) {
        note(() -> new WalletEvent.PaymentSpread(txid, announced, fetched, relayed, clock.instant()));
    }

    private interface Note {
        WalletEvent event();
    }

    /// Only news are written: peers come and go, and the same numbers come again.
    private void note(Note note) {
        WalletLoop.post(loop, () -> {
            var event = note.event();
            if (!state.ledger().isNews(event)) return;
            state.record(List.of(event));
            changed.run();
        });
    }
}

package dev.touchstone.wallet;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Loop;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.wallet.ledger.EthereumPayment;
import dev.touchstone.wallet.ledger.WalletEvent;
import dev.touchstone.wallet.ledger.WalletSnapshot;
import dev.touchstone.wallet.payment.ethereum.EthereumBroadcaster;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Sees payments on Ethereum out: offers each that waits, also after a restart, and writes down who took or
/// refused it. Of several with the same nonce only the newest goes out: servers that have it take no other.
/// Confined to the wallet-ledger loop.
final class EthereumOutbox {
    private static final int MOST_REASON = 200;

    private final WalletState state;
    private final Loop loop;
    private final Executor background;
    private final InstantSource clock;
    private final Runnable changed;
    private final Set<Hash256> offered = new HashSet<>();
    private @Nullable EthereumBroadcaster broadcaster;
    private String chain = "";

    EthereumOutbox(WalletState state, Loop loop, Executor background, InstantSource clock, Runnable changed) {
        this.state = state;
        this.loop = loop;
        this.background = background;
        this.clock = clock;
        this.changed = changed;
    }

    void attach(String to, EthereumBroadcaster by, WalletSnapshot snapshot) {
        broadcaster = by;
        chain = to;
        offered.clear();
        review(snapshot);
    }

    void detach() {
        broadcaster = null;
        offered.clear();
    }

    /// Only one transaction of an account has a nonce.
    private record Place(EthereumAddress from, long nonce) {}

    /// What is to be offered on a chain.
    static List<EthereumPayment> outgoing(WalletSnapshot snapshot, String chain) {
        var newest = new LinkedHashMap<Place, EthereumPayment>();
        for (var payment : snapshot.ethereumPayments()) {
            if (!payment.chain().equals(chain) || !payment.isWaiting()) continue;
            newest.putIfAbsent(new Place(payment.from(), payment.transaction().nonce()), payment);
        }
        return List.copyOf(newest.values()).reversed();
    }

    /// Offers what waits and was not offered yet, and stops what waits no more. Lower nonces of an account go out
    /// first.
    void review(WalletSnapshot snapshot) {
        var port = Optional.ofNullable(broadcaster);
        if (port.isEmpty()) return;
        var waiting = outgoing(snapshot, chain);
        var hashes = waiting.stream().map(EthereumPayment::hash).collect(Collectors.toSet());
        var gone = offered.stream().filter(hash -> !hashes.contains(hash)).toList();
        var fresh = waiting.stream()
                .filter(payment -> !offered.contains(payment.hash()))
                .toList();
        gone.forEach(offered::remove);
        fresh.forEach(payment -> offered.add(payment.hash()));
        if (gone.isEmpty() && fresh.isEmpty()) return;
        background.execute(() -> {
            gone.forEach(port.get()::stop);
            fresh.forEach(payment -> port.get().broadcast(payment.transaction(), listener(payment.hash())));
        });
    }

    private EthereumBroadcaster.Listener listener(Hash256 payment) {
        return new EthereumBroadcaster.Listener() {
            @Override
            public void taken(int servers) {
                note(new WalletEvent.EthereumPaymentTaken(payment, servers, clock.instant()));
            }

            @Override
            public void refused(String server, String reason) {
                var brief = reason.length() > MOST_REASON ? reason.substring(0, MOST_REASON) : reason;
                note(new WalletEvent.EthereumPaymentRefused(payment, brief, clock.instant()));
            }
        };
    }

    /// Only news are written: the same is offered again and again.
    private void note(WalletEvent.OfEthereumPayments event) {
        WalletLoop.post(loop, () -> {
            if (!state.ledger().ethereumPayments().isNews(event)) return;
            state.record(List.of(event));
            changed.run();
        });
    }
}

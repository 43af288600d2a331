package dev.touchstone.app.door;

import dev.touchstone.spv.chain.Latest;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.wallet.Apps;
import dev.touchstone.wallet.Saving;
import dev.touchstone.wallet.dapp.AppLogEntry;
import dev.touchstone.wallet.dapp.AppOrigin;
import dev.touchstone.wallet.dapp.AppSession;
import dev.touchstone.wallet.dapp.ConnectedApps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// The apps of a wallet, in memory. Thread-safe.
final class FakeApps implements Apps {
    /// When apps that are connected from now on were last used.
    volatile Instant lastUsed = Instant.parse("2026-11-29T10:00:00Z");

    private final Latest<ConnectedApps> known = new Latest<>(ConnectedApps.NONE);

    @Override
    public Latest<ConnectedApps> known() {
        return known;
    }

    @Override
    public synchronized CompletableFuture<Saving<AppOrigin>> connect(AppOrigin app, List<EthereumAddress> accounts) {
        var sessions = without(app);
        sessions.add(new AppSession(app, accounts, lastUsed, lastUsed));
        known.set(new ConnectedApps(sessions, known.get().log()));
        return CompletableFuture.completedFuture(new Saving.Saved<>(app));
    }

    private List<AppSession> without(AppOrigin app) {
        return new ArrayList<>(known.get().sessions().stream()
                .filter(session -> !session.app().equals(app))
                .toList());
    }

    @Override
    public synchronized CompletableFuture<Saving<AppOrigin>> disconnect(AppOrigin app) {
        known.set(new ConnectedApps(without(app), known.get().log()));
        return CompletableFuture.completedFuture(new Saving.Saved<>(app));
    }

    @Override
    public CompletableFuture<Saving<Integer>> disconnectAll() {
        known.set(new ConnectedApps(List.of(), known.get().log()));
        return CompletableFuture.completedFuture(new Saving.Saved<>(0));
    }

    @Override
    public synchronized CompletableFuture<Saving<AppLogEntry>> note(AppLogEntry entry) {
        var log = new ArrayList<>(known.get().log());
        log.addFirst(entry);
        known.set(new ConnectedApps(known.get().sessions(), log));
        return CompletableFuture.completedFuture(new Saving.Saved<>(entry));
    }
}

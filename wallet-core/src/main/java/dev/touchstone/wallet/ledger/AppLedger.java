package dev.touchstone.wallet.ledger;

import dev.touchstone.wallet.dapp.AppLogEntry;
import dev.touchstone.wallet.dapp.AppOrigin;
import dev.touchstone.wallet.dapp.AppSession;
import dev.touchstone.wallet.dapp.ConnectedApps;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The apps of a ledger: which are connected, and what they asked for lately. Confined to the wallet-ledger loop.
public final class AppLedger {
    private static final int MOST_LOG = 500;

    private final Map<AppOrigin, AppSession> sessions = new LinkedHashMap<>();
    private final Deque<AppLogEntry> log = new ArrayDeque<>();

    void apply(WalletEvent.OfApps event) {
        switch (event) {
            case WalletEvent.AppConnected(var app, var accounts, var at) ->
                sessions.put(app, new AppSession(app, accounts, at, at));
            case WalletEvent.AppDisconnected(var app, var _) -> sessions.remove(app);
            case WalletEvent.AppAsked(var entry) -> asked(entry);
        }
    }

    private void asked(AppLogEntry entry) {
        log.addFirst(entry);
        if (log.size() > MOST_LOG) log.removeLast();
        sessions.computeIfPresent(
                entry.app(), (app, before) -> new AppSession(app, before.accounts(), before.since(), entry.at()));
    }

    public boolean has(AppOrigin app) {
        return sessions.containsKey(app);
    }

    public List<AppOrigin> apps() {
        return List.copyOf(sessions.keySet());
    }

    public ConnectedApps look() {
        var newest = sessions.values().stream()
                .sorted(Comparator.comparing(AppSession::lastUsed).reversed())
                .toList();
        return new ConnectedApps(newest, List.copyOf(log));
    }
}

package dev.touchstone.wallet.dapp;

import java.util.List;
import java.util.Optional;

/// The apps that a wallet knows, and what they asked for. Immutable.
///
/// @param sessions the last used first
/// @param log the newest first; the oldest are dropped
public record ConnectedApps(List<AppSession> sessions, List<AppLogEntry> log) {
    public static final ConnectedApps NONE = new ConnectedApps(List.of(), List.of());

    public ConnectedApps {
        sessions = List.copyOf(sessions);
        log = List.copyOf(log);
    }

    public Optional<AppSession> session(AppOrigin app) {
        return sessions.stream().filter(session -> session.app().equals(app)).findFirst();
    }
}

package dev.touchstone.ui.send;

import dev.touchstone.ui.shell.ServerChoice;
import dev.touchstone.ui.shell.Session;

/// Whether a wallet pays on Ethereum too. Pure.
public final class OnEthereum {
    private OnEthereum() {}

    /// Whether some account of Ethereum can pay, itself or by another device, and somebody is asked about that
    /// chain.
    public static boolean canSpend(Session session) {
        boolean isAsked = session.ethereum()
                .filter(side -> side.servers().get() instanceof ServerChoice.Asks)
                .isPresent();
        return isAsked
                && session.wallet().snapshot().get().ethereum().accounts().stream()
                        .anyMatch(holding -> holding.account().canSign()
                                || holding.account().device().isPresent());
    }
}

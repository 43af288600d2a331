package dev.touchstone.ui.shell;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.wallet.payment.ethereum.Swap;
import dev.touchstone.wallet.payment.ethereum.SwapContracts;
import dev.touchstone.wallet.payment.ethereum.SwapOffer;
import java.util.concurrent.CompletableFuture;

/// Exchanges by Uniswap: what its pools would give. The exchange itself is a payment like any other. Thread-safe;
/// commands return at once and complete off the JavaFX thread.
public interface ExchangeSide {
    /// Where Uniswap is on this network.
    SwapContracts contracts();

    /// What the pools would give in the newest proven block, and how much of the owner's token may be taken for it.
    CompletableFuture<SwapOffer> offer(Swap swap, EthereumAddress owner);

    /// Whether the person switched exchanges on, and this wallet can make one.
    static boolean isOffered(Host host, Session session) {
        return host.exchanges().get()
                && session.ethereum()
                        .filter(side ->
                                side.exchanges().isPresent() && side.servers().get() instanceof ServerChoice.Asks)
                        .isPresent()
                && session.wallet().snapshot().get().ethereum().accounts().stream()
                        .map(holding -> holding.account())
                        .anyMatch(
                                account -> account.canSign() || account.device().isPresent());
    }
}

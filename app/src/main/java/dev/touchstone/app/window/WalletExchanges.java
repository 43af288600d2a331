package dev.touchstone.app.window;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.node.ContractQuestions;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.ui.shell.ExchangeSide;
import dev.touchstone.wallet.payment.ethereum.Swap;
import dev.touchstone.wallet.payment.ethereum.SwapContracts;
import dev.touchstone.wallet.payment.ethereum.SwapOffer;
import dev.touchstone.wallet.payment.ethereum.SwapOffers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/// Exchanges by Uniswap, as the screens ask for them. Thread-safe.
///
/// @param background runs what may block
public record WalletExchanges(SwapContracts contracts, ContractQuestions chain, Executor background)
        implements ExchangeSide {
    @Override
    public CompletableFuture<SwapOffer> offer(Swap swap, EthereumAddress owner) {
        return CompletableFuture.supplyAsync(
                () -> new SwapOffers(chain, HeadKind.SIGNED).best(swap, owner), background);
    }
}

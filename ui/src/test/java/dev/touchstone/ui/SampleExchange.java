package dev.touchstone.ui;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.ui.shell.ExchangeSide;
import dev.touchstone.wallet.payment.ethereum.Swap;
import dev.touchstone.wallet.payment.ethereum.SwapContracts;
import dev.touchstone.wallet.payment.ethereum.SwapOffer;
import dev.touchstone.wallet.payment.ethereum.SwapOffers;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Exchanges in a test: the wallet's own questions to the quoter of the test, over the state that the kernel proved.
final class SampleExchange implements ExchangeSide {
    private final SwapOffers offers = new SwapOffers(new SampleTokenSide.Questions(), HeadKind.SIGNED);
    private final List<String> asked;
    Optional<SwapOffer> instead = Optional.empty();
    boolean silent;

    /// Whether pools give a tenth less than they did.
    boolean fallen;

    SampleExchange(List<String> asked) {
        this.asked = asked;
    }

    @Override
    public SwapContracts contracts() {
        return SampleUniswap.CONTRACTS;
    }

    @Override
    public CompletableFuture<SwapOffer> offer(Swap swap, EthereumAddress owner) {
        asked.add("offer for " + swap.units());
        if (silent) return new CompletableFuture<>();
        return CompletableFuture.completedFuture(instead.orElseGet(() -> best(swap, owner)));
    }

    private SwapOffer best(Swap swap, EthereumAddress owner) {
        if (!fallen) return offers.best(swap, owner);
        var units = swap.units().multiply(BigInteger.valueOf(9)).divide(BigInteger.TEN);
        var less = offers.best(new Swap(swap.at(), swap.sold(), swap.bought(), units), owner);
        return less instanceof SwapOffer.Found found
                ? new SwapOffer.Found(swap, found.fee(), found.amount(), found.impact(), found.allowed())
                : less;
    }
}

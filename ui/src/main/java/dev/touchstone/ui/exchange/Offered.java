package dev.touchstone.ui.exchange;

import dev.touchstone.wallet.payment.ethereum.Swap;
import dev.touchstone.wallet.payment.ethereum.SwapOffer;
import java.util.Optional;

/// How far the wallet is with asking what pools give. Immutable.
///
/// @param isAsking whether it is being asked, for the first time or in a newer block
/// @param newest what was answered last for the same exchange
/// @param before the last offer before that which was another amount
public record Offered(boolean isAsking, Optional<SwapOffer> newest, Optional<SwapOffer.Found> before) {
    static final Offered NOTHING = new Offered(false, Optional.empty(), Optional.empty());

    /// The best offer for this exchange.
    public Optional<SwapOffer.Found> found(Swap swap) {
        return newest.filter(offer -> offer.swap().equals(swap)).flatMap(Offered::found);
    }

    static Optional<SwapOffer.Found> found(SwapOffer offer) {
        return offer instanceof SwapOffer.Found found ? Optional.of(found) : Optional.empty();
    }
}

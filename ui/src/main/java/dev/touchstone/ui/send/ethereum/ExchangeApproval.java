package dev.touchstone.ui.send.ethereum;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.wallet.asset.AssetId;
import dev.touchstone.wallet.asset.TokenContract;
import dev.touchstone.wallet.ledger.EthereumPayment;
import dev.touchstone.wallet.payment.ethereum.EthereumOrder;
import dev.touchstone.wallet.payment.ethereum.PaidOrder;
import dev.touchstone.wallet.payment.ethereum.Swap;
import dev.touchstone.wallet.payment.ethereum.SwapOffer;
import java.math.BigInteger;
import java.util.Optional;

/// What of a token Uniswap's router may take for an exchange, and what it takes to let it. Immutable.
///
/// @param owner whose token it is
/// @param offer what it is for
record ExchangeApproval(
        Desk desk, EthereumAddress router, Optional<EthereumAddress> owner, Optional<SwapOffer.Found> offer) {
    private Optional<EthereumOrder.Allow> of(BigInteger units) {
        return offer.flatMap(found -> found.swap().sold() instanceof Swap.Side.Token(var contract)
                ? owner.map(account -> new EthereumOrder.Allow(account, token(contract), router, units))
                : Optional.empty());
    }

    private TokenContract token(EthereumAddress contract) {
        return new TokenContract(desk.holdings().chain(), contract);
    }

    /// To let it take exactly what is needed.
    Optional<EthereumOrder.Allow> needed() {
        return offer.flatMap(found -> of(found.swap().units()));
    }

    /// To let it take nothing any more.
    Optional<EthereumOrder.Allow> takenBack() {
        return of(BigInteger.ZERO);
    }

    /// How much is needed, in words.
    String words() {
        return needed().map(order -> desk.names().amount(new AssetId.Token(order.token()), order.units()))
                .orElse("");
    }

    /// Whether an older approval is there that is too small: some tokens want that taken back first.
    boolean hasSmaller() {
        return offer.flatMap(SwapOffer.Found::allowed)
                .map(Proven::value)
                .filter(it -> it.signum() > 0)
                .isPresent();
    }

    /// The approval that was signed and is in no block yet.
    Optional<EthereumPayment> waiting() {
        return takenBack()
                .flatMap(wanted -> desk.payments().stream()
                        .filter(EthereumPayment::isWaiting)
                        .filter(payment -> isFor(wanted, payment))
                        .findFirst());
    }

    private static boolean isFor(EthereumOrder.Allow wanted, EthereumPayment payment) {
        return PaidOrder.of(payment) instanceof EthereumOrder.Allow given
                && given.from().equals(wanted.from())
                && given.token().equals(wanted.token())
                && given.spender().equals(wanted.spender());
    }
}

package dev.touchstone.ui.send.ethereum;

import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.wallet.payment.ethereum.EthereumOrder;
import java.util.Optional;

/// Somebody whom an order on Ethereum concerns. Immutable.
///
/// @param role as what, in words that stand above the address
public record Counterpart(String role, EthereumAddress address) {
    /// Empty where it concerns nobody but the account itself.
    public static Optional<Counterpart> of(EthereumOrder order) {
        return switch (order) {
            case EthereumOrder.PayEther it -> counterpart("To", it.to());
            case EthereumOrder.PayAllEther it -> counterpart("To", it.to());
            case EthereumOrder.PayToken it -> counterpart("To", it.to());
            case EthereumOrder.GivePiece it -> counterpart("To", it.to());
            case EthereumOrder.GiveItems it -> counterpart("To", it.to());
            case EthereumOrder.Allow it -> counterpart(approval(it.units().signum() > 0), it.spender());
            case EthereumOrder.AllowPiece it ->
                it.approved().equals(EthereumAddress.ZERO)
                        ? Optional.empty()
                        : counterpart(approval(true), it.approved());
            case EthereumOrder.AllowAll it -> counterpart(approval(it.allowed()), it.operator());
            case EthereumOrder.RunCodeOf it ->
                it.delegate().equals(EthereumAddress.ZERO)
                        ? Optional.empty()
                        : counterpart("Whose code", it.delegate());
            case EthereumOrder.Exchange it ->
                counterpart("Uniswap’s router", it.swap().at().router());
            case EthereumOrder.Call(var _, Destination.To(var to), var _, var _) -> counterpart("Contract", to);
            case EthereumOrder.Call _ -> Optional.empty();
        };
    }

    private static String approval(boolean isGiven) {
        return isGiven ? "Who may take it" : "Who may no longer take it";
    }

    private static Optional<Counterpart> counterpart(String role, EthereumAddress address) {
        return Optional.of(new Counterpart(role, address));
    }
}

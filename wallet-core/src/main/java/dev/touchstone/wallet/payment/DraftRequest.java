package dev.touchstone.wallet.payment;

import dev.touchstone.wallet.account.BitcoinAddress;
import java.util.List;

/// What the user wants to pay. Immutable.
public record DraftRequest(List<Payee> payees, FeeChoice fee, CoinChoice coins) {
    /// One recipient and what they get.
    public record Payee(BitcoinAddress address, PayAmount amount) {}

    public DraftRequest {
        payees = List.copyOf(payees);
        if (payees.isEmpty()) throw new IllegalArgumentException("a payment to nobody");
        if (payees.stream()
                        .filter(payee -> payee.amount() instanceof PayAmount.Everything)
                        .count()
                > 1) {
            throw new IllegalArgumentException("only one payee can get everything that is left");
        }
    }

    public static DraftRequest to(BitcoinAddress address, PayAmount amount, FeeChoice fee) {
        return new DraftRequest(List.of(new Payee(address, amount)), fee, new CoinChoice.Automatic());
    }
}

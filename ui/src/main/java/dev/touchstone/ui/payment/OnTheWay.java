package dev.touchstone.ui.payment;

import dev.touchstone.icons.TruthMark;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.ui.format.AmountFormat;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.AssetNames;
import dev.touchstone.ui.text.EthereumPaymentTexts;
import dev.touchstone.ui.text.OrderTexts;
import dev.touchstone.ui.text.WalletNames;
import dev.touchstone.wallet.ledger.EthereumPayment;
import dev.touchstone.wallet.ledger.EthereumPaymentState;
import dev.touchstone.wallet.ledger.WalletSnapshot;
import dev.touchstone.wallet.payment.ethereum.EthereumOrder;
import dev.touchstone.wallet.payment.ethereum.PaidOrder;
import dev.touchstone.wallet.payment.ethereum.PayeeWarnings;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/// A payment of this wallet on Ethereum, as a row shows it. Immutable.
///
/// @param atRest whether it is past all waiting
/// @param amount how much of what; may be empty
public record OnTheWay(
        Hash256 payment, String title, String amount, Instant time, TruthMark mark, String state, boolean atRest) {
    public static OnTheWay of(EthereumPayment payment, AssetNames names) {
        var order = PaidOrder.of(payment);
        return new OnTheWay(
                payment.hash(),
                payment.label().isBlank() ? OrderTexts.name(order, names) : payment.label(),
                signed(order, OrderTexts.amount(order, payment.chain(), names)),
                payment.signedAt(),
                EthereumPaymentTexts.mark(payment.state()),
                EthereumPaymentTexts.state(payment.state()),
                isAtRest(payment));
    }

    /// Those that are not settled, newest first.
    public static List<OnTheWay> pending(WalletSnapshot wallet, Surroundings around) {
        return pending(wallet, around, _ -> true);
    }

    /// The same, of those that concern a page.
    public static List<OnTheWay> pending(
            WalletSnapshot wallet, Surroundings around, Predicate<EthereumPayment> concerns) {
        var names = WalletNames.of(wallet, around.amounts().get().hidden());
        return wallet.ethereumPayments().stream()
                .filter(payment -> payment.chain().equals(wallet.ethereum().chain()))
                .filter(concerns)
                .filter(payment -> !isAtRest(payment))
                .map(payment -> of(payment, names))
                .toList();
    }

    /// What goes out has a minus before it; what is only allowed has not gone.
    private static String signed(EthereumOrder order, String amount) {
        boolean leaves = PayeeWarnings.payee(order).isPresent() && !amount.isEmpty();
        return leaves ? AmountFormat.MINUS + amount : amount;
    }

    /// Whether it is past all waiting.
    private static boolean isAtRest(EthereumPayment payment) {
        return switch (payment.state()) {
            case EthereumPaymentState.Saved _,
                    EthereumPaymentState.Taken _,
                    EthereumPaymentState.Rejected _,
                    EthereumPaymentState.InBlock _ -> false;
            case EthereumPaymentState.Settled _,
                    EthereumPaymentState.Replaced _,
                    EthereumPaymentState.Overtaken _,
                    EthereumPaymentState.Abandoned _ -> true;
        };
    }
}

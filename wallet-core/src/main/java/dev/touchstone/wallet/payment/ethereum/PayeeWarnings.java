package dev.touchstone.wallet.payment.ethereum;

import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.wallet.ledger.EthereumPayment;
import dev.touchstone.wallet.ledger.EthereumPaymentState;
import dev.touchstone.wallet.payment.LookAlike;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What to think about whoever is paid by an order. Pure.
///
/// Addresses are compared only with those that this wallet signed payments to: what others sent here says
/// nothing of whom its owner knows, and that is how such addresses are slipped in.
public final class PayeeWarnings {
    /// `0x`.
    private static final int PREFIX = 2;

    private PayeeWarnings() {}

    /// What to think about before somebody is paid.
    ///
    /// @param paid whom the wallet paid before ([#paid])
    /// @param own the wallet's accounts
    /// @param payee what is proven of who is paid
    public static List<PayeeWarning> of(
            EthereumOrder order, Set<EthereumAddress> paid, Set<EthereumAddress> own, Finding<AccountState> payee) {
        return payee(order).map(to -> of(order, to, paid, own, payee)).orElseGet(List::of);
    }

    private static List<PayeeWarning> of(
            EthereumOrder order,
            EthereumAddress to,
            Set<EthereumAddress> paid,
            Set<EthereumAddress> own,
            Finding<AccountState> payee) {
        var warnings = new ArrayList<PayeeWarning>();
        boolean isKnown = paid.contains(to) || own.contains(to);
        if (!isKnown) lookAlike(to, paid).ifPresent(warnings::add);
        if (to.equals(EthereumAddress.ZERO)) warnings.add(new PayeeWarning.Nobody());
        boolean isItself = contract(order).filter(to::equals).isPresent();
        if (isItself) warnings.add(new PayeeWarning.TheContractItself(to));
        else if (payee instanceof Proven<AccountState> state && state.value().hasCode() && !own.contains(to)) {
            warnings.add(new PayeeWarning.IsContract(to));
        }
        if (!isKnown) warnings.add(new PayeeWarning.FirstTime(to));
        if (own.contains(to)) warnings.add(new PayeeWarning.OwnAccount(to));
        return List.copyOf(warnings);
    }

    private static Optional<PayeeWarning> lookAlike(EthereumAddress to, Collection<EthereumAddress> paid) {
        var text = digits(to);
        return paid.stream()
                .filter(known -> LookAlike.isLookAlike(text, digits(known), PREFIX))
                .findFirst()
                .map(known -> new PayeeWarning.LooksLikePaid(to, known, LookAlike.differing(text, digits(known))));
    }

    /// Without the checksum's capitals, which differ where the digits do not.
    private static String digits(EthereumAddress address) {
        return "0x" + address.value().hex();
    }

    /// Who gets something by this order; empty where it gives nothing away.
    public static Optional<EthereumAddress> payee(EthereumOrder order) {
        return switch (order) {
            case EthereumOrder.PayEther it -> Optional.of(it.to());
            case EthereumOrder.PayAllEther it -> Optional.of(it.to());
            case EthereumOrder.PayToken it -> Optional.of(it.to());
            case EthereumOrder.GivePiece it -> Optional.of(it.to());
            case EthereumOrder.GiveItems it -> Optional.of(it.to());
            case EthereumOrder.Allow _,
                    EthereumOrder.AllowPiece _,
                    EthereumOrder.AllowAll _,
                    EthereumOrder.RunCodeOf _,
                    EthereumOrder.Exchange _,
                    EthereumOrder.Call _ -> Optional.empty();
        };
    }

    /// The contract of what is given; empty for ether.
    private static Optional<EthereumAddress> contract(EthereumOrder order) {
        return switch (order) {
            case EthereumOrder.PayToken it -> Optional.of(it.token().address());
            case EthereumOrder.GivePiece it -> Optional.of(it.piece().contract());
            case EthereumOrder.GiveItems it -> Optional.of(it.collection().address());
            case EthereumOrder.PayEther _,
                    EthereumOrder.PayAllEther _,
                    EthereumOrder.Allow _,
                    EthereumOrder.AllowPiece _,
                    EthereumOrder.AllowAll _,
                    EthereumOrder.RunCodeOf _,
                    EthereumOrder.Exchange _,
                    EthereumOrder.Call _ -> Optional.empty();
        };
    }

    /// Whom these payments really paid, or will.
    public static Set<EthereumAddress> paid(Collection<EthereumPayment> payments) {
        var paid = new LinkedHashSet<EthereumAddress>();
        for (var payment : payments)
            if (counts(payment.state())) payee(PaidOrder.of(payment)).ifPresent(paid::add);
        return paid;
    }

    private static boolean counts(EthereumPaymentState state) {
        return switch (state) {
            case EthereumPaymentState.Saved _, EthereumPaymentState.Taken _ -> true;
            case EthereumPaymentState.InBlock(var _, boolean succeeded) -> succeeded;
            case EthereumPaymentState.Settled(var _, boolean succeeded) -> succeeded;
            case EthereumPaymentState.Rejected _,
                    EthereumPaymentState.Replaced _,
                    EthereumPaymentState.Overtaken _,
                    EthereumPaymentState.Abandoned _ -> false;
        };
    }
}

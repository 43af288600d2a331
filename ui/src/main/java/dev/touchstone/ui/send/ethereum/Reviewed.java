package dev.touchstone.ui.send.ethereum;

import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.wallet.asset.AssetId;
import dev.touchstone.wallet.ledger.EthereumPayment;
import dev.touchstone.wallet.payment.ethereum.EffectWarning;
import dev.touchstone.wallet.payment.ethereum.EthereumDraft;
import dev.touchstone.wallet.payment.ethereum.EthereumOrder;
import dev.touchstone.wallet.payment.ethereum.ExchangeEffects;
import dev.touchstone.wallet.payment.ethereum.PaidOrder;
import dev.touchstone.wallet.payment.ethereum.PayeeWarnings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A draft and what the review says beside it. Immutable.
///
/// @param task what it is the draft of
/// @param time how long it usually takes
/// @param payee what is known of who is paid, beside the address
/// @param cautions most serious first
record Reviewed(EthereumDraft draft, Task task, String time, Desk.Payee payee, List<Caution> cautions) {
    Reviewed {
        cautions = List.copyOf(cautions);
    }

    static Reviewed of(
            EthereumDraft draft,
            Task task,
            String time,
            Desk.Payee payee,
            Set<EthereumAddress> own,
            List<EthereumPayment> payments) {
        return new Reviewed(draft, task, time, payee, cautions(draft, task, payee, own, payments));
    }

    /// The same with more to think about.
    Reviewed with(List<Caution> besides) {
        var all = new ArrayList<>(cautions);
        all.addAll(besides);
        all.sort(Comparator.comparingInt(Caution::rank));
        return new Reviewed(draft, task, time, payee, all);
    }

    private static List<Caution> cautions(
            EthereumDraft draft,
            Task task,
            Desk.Payee payee,
            Set<EthereumAddress> own,
            List<EthereumPayment> payments) {
        var cautions = new ArrayList<Caution>();
        for (var warning : draft.effects().warnings())
            if (!isMeant(warning, PaidOrder.of(draft))) cautions.add(new Caution.OfEffect(warning));
        if (task instanceof Task.Fresh(var order)) {
            PayeeWarnings.of(order, PayeeWarnings.paid(payments), own, payee.state())
                    .forEach(warning -> cautions.add(new Caution.OfPayee(warning)));
            if (order instanceof EthereumOrder.PayAllEther) cautions.add(new Caution.SendsAll());
        }
        payee.change().ifPresent(change -> cautions.add(new Caution.NameChanged(change)));
        var paid = draft.transaction().value();
        var fee = draft.fees().expected();
        boolean isHigh = !paid.isZero() && !fee.plus(fee).isLessThan(paid);
        if (isHigh) cautions.add(new Caution.HighFee(fee, paid));
        cautions.sort(Comparator.comparingInt(Caution::rank));
        return cautions;
    }

    /// That a single thing is given away whole is no news to who gives it, nor that a pool keeps its books.
    private static boolean isMeant(EffectWarning warning, EthereumOrder order) {
        boolean isGivenAway = order instanceof EthereumOrder.GivePiece(var _, var piece, var _)
                && warning instanceof EffectWarning.LosesAll(var change)
                && change.asset().equals(new AssetId.Collectible(piece));
        return isGivenAway || ExchangeEffects.isOfPool(order, warning);
    }

    EthereumOrder order() {
        return PaidOrder.of(draft);
    }

    Wei value() {
        return draft.transaction().value();
    }

    /// Whom it concerns, and as what; empty where it concerns nobody but the account itself.
    Optional<Counterpart> counterpart() {
        if (task instanceof Task.Cancel) return Optional.empty();
        return switch (order()) {
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

    /// Somebody whom it concerns.
    record Counterpart(String role, EthereumAddress address) {}

    /// Whether nobody can tell what it does.
    boolean isUnknown() {
        return cautions.stream()
                .anyMatch(caution -> caution instanceof Caution.OfEffect(EffectWarning.EffectUnknown _));
    }
}

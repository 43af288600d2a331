package dev.touchstone.wallet.payment;

import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.wallet.account.BitcoinAddress;
import dev.touchstone.wallet.account.Branch;
import dev.touchstone.wallet.ledger.Coin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds what to warn of in a draft, most serious first. Thread-safe.
final class Warnings {
    private Warnings() {}

    /// @param exactFee what the transaction would pay at the chosen rate
    static List<Warning> of(Effects effects, List<Coin> spent, Satoshis exactFee, DraftContext context) {
        var warnings = new ArrayList<Warning>();
        for (var payment : effects.payments())
            lookAlike(payment.address(), context.known()).ifPresent(warnings::add);
        var paid = effects.paid();
        boolean isHigh = paid.value() > 0 && effects.fee().value() * 2 >= paid.value();
        if (isHigh) warnings.add(new Warning.HighFee(effects.fee(), paid));
        boolean sendsAll = effects.returned().isEmpty() && spendable(context) == spent.size();
        if (sendsAll) warnings.add(new Warning.SendsAll());
        ownAddress(effects).ifPresent(warnings::add);
        unconfirmed(spent).ifPresent(warnings::add);
        for (var payment : effects.payments()) warnings.addAll(history(payment.address(), context.known()));
        remainder(effects.fee(), exactFee).ifPresent(warnings::add);
        return warnings;
    }

    private static long spendable(DraftContext context) {
        return context.coins().stream().filter(context.policy()::allows).count();
    }

    private static Optional<Warning> lookAlike(BitcoinAddress address, KnownAddresses known) {
        if (known.paid().contains(address)) return Optional.empty();
        String text = address.text();
        return Stream.concat(known.paid().stream(), known.own().stream())
                .filter(other -> mayResemble(address.script(), other.script()))
                .filter(other -> LookAlike.isLookAlike(text, other.text(), address.commonStart()))
                .findFirst()
                .map(other ->
                        new Warning.LooksLikeKnownAddress(address, other, LookAlike.differing(text, other.text())));
    }

    /// Spares writing out every known address: segwit addresses that begin alike have programs that begin alike.
    private static boolean mayResemble(Script script, Script known) {
        if (script.kind() != known.kind()) return false;
        return switch (script.kind()) {
            case P2WPKH, P2WSH, P2TR ->
                script.program().at(2) == known.program().at(2);
            case P2PKH, P2SH, OP_RETURN, OTHER -> true;
        };
    }

    private static Optional<Warning> ownAddress(Effects effects) {
        return effects.returned().stream()
                .filter(returned -> returned.path().branch() == Branch.RECEIVE)
                .findFirst()
                .map(returned -> new Warning.OwnAddress(returned.address()));
    }

    private static Optional<Warning> unconfirmed(List<Coin> spent) {
        var waiting = spent.stream()
                .filter(coin -> !coin.isConfirmed())
                .map(Coin::value)
                .toList();
        return waiting.isEmpty()
                ? Optional.empty()
                : Optional.of(new Warning.SpendsUnconfirmedChange(Satoshis.sum(waiting)));
    }

    private static List<Warning> history(BitcoinAddress address, KnownAddresses known) {
        boolean paidBefore = known.paid().contains(address);
        return List.of(paidBefore ? new Warning.ReusedAddress(address) : new Warning.FirstTimeRecipient(address));
    }

    /// Worth a word when it makes the fee a quarter larger.
    private static Optional<Warning> remainder(Satoshis fee, Satoshis exactFee) {
        var over = fee.minus(exactFee);
        return over.value() * 4 < exactFee.value() || over.isZero()
                ? Optional.empty()
                : Optional.of(new Warning.RemainderToFee(over));
    }
}

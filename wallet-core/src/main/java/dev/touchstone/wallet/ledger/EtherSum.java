package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.proof.Claimed;
import dev.touchstone.spv.proof.EtherTotal;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.spv.proof.Rules;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds out what several accounts hold together: proven where all of them are, in one block; what is found so far
/// where one is not. Pure.
final class EtherSum {
    private EtherSum() {}

    /// @param missing why nothing newer is proven; empty where something is
    static Finding<EtherTotal> of(List<Finding<AccountState>> states, Optional<Pending.Reason> missing) {
        var proven = new ArrayList<Proven<AccountState>>();
        var reasons = new ArrayList<Pending.Reason>();
        var lies = new ArrayList<Refuted<AccountState>>();
        for (var state : states) {
            switch (state) {
                case Proven<AccountState> each -> proven.add(each);
                case Pending<AccountState> pending -> reasons.add(pending.reason());
                case Claimed<AccountState> _ -> reasons.add(new Pending.Reason.NotChecked());
                case Refuted<AccountState> refuted -> lies.add(refuted);
            }
        }
        if (proven.isEmpty() && !lies.isEmpty()) return lies.getFirst().as();
        if (!lies.isEmpty()) reasons.addFirst(new Pending.Reason.NobodyProves());
        var found = together(proven);
        boolean isOneBlock = proven.stream().map(Proven::asOf).distinct().count() == 1;
        if (reasons.isEmpty() && isOneBlock && found.isPresent()) return Rules.sum(proven);
        var reason = reasons.isEmpty() ? missing.orElseGet(Pending.Reason.NotChecked::new) : reasons.getFirst();
        return found.<Finding<EtherTotal>>map(total -> Pending.soFar(total, reason))
                .orElseGet(() -> Pending.because(reason));
    }

    /// Empty where there is nothing yet, or more than an amount can be, as only made-up chains have it.
    private static Optional<EtherTotal> together(List<Proven<AccountState>> proven) {
        var sum = proven.stream()
                .map(account -> account.value().balance().value())
                .reduce(BigInteger.ZERO, BigInteger::add);
        if (proven.isEmpty() || sum.compareTo(Wei.MAX.value()) > 0) return Optional.empty();
        var addresses =
                proven.stream().map(account -> account.value().address()).toList();
        return Optional.of(new EtherTotal(new Wei(sum), addresses));
    }
}

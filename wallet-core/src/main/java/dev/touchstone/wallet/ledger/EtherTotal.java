package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.proof.Claimed;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refuted;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Finds out what several accounts hold together, as firmly as the weakest of them is known. Pure.
final class EtherTotal {
    static final Rule BY_KERNEL = _ -> Pending.because(new Pending.Reason.NotChecked());

    private EtherTotal() {}

    /// The kernel's rule for a sum.
    @FunctionalInterface
    interface Rule {
        Finding<Wei> sum(Collection<Proven<AccountState>> accounts);
    }

    static Finding<Wei> of(List<Finding<AccountState>> states, Rule rule) {
        var proven = new ArrayList<Proven<AccountState>>();
        var reasons = new ArrayList<Pending.Reason>();
        for (var state : states) {
            switch (state) {
                case Proven<AccountState> each -> proven.add(each);
                case Pending<AccountState> pending -> reasons.add(pending.reason());
                case Claimed<AccountState> _ -> reasons.add(new Pending.Reason.NotChecked());
                case Refuted<AccountState> refuted -> {
                    return refuted.as();
                }
            }
        }
        boolean isOneBlock = proven.stream().map(Proven::asOf).distinct().count() == 1;
        if (reasons.isEmpty() && isOneBlock) return rule.sum(proven);
        var reason = reasons.isEmpty() ? new Pending.Reason.NotChecked() : reasons.getFirst();
        return soFar(proven)
                .<Finding<Wei>>map(found -> Pending.soFar(found, reason))
                .orElseGet(() -> Pending.because(reason));
    }

    /// Empty where nothing was found yet, or more than an amount can be.
    private static Optional<Wei> soFar(List<Proven<AccountState>> proven) {
        var sum = proven.stream()
                .map(account -> account.value().balance().value())
                .reduce(BigInteger.ZERO, BigInteger::add);
        boolean isAmount = !proven.isEmpty() && sum.compareTo(Wei.MAX.value()) <= 0;
        return isAmount ? Optional.of(new Wei(sum)) : Optional.empty();
    }
}

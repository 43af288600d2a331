package dev.touchstone.ui.text;

import dev.touchstone.icons.TruthMark;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Reconciliation;
import dev.touchstone.ui.format.AmountFormat;
import dev.touchstone.wallet.ledger.EthereumHistory;
import java.util.List;
import java.util.Optional;

/// The line over all payments on Ethereum: how far back they are known, and whether they add up to what the
/// accounts have. As firm as the weakest account. Pure.
public final class HistoryLine {
    private HistoryLine() {}

    /// Empty where there is no account.
    public static Optional<TruthLine> of(EthereumHistory history) {
        var ether = history.sums().entrySet().stream()
                .filter(each -> each.getKey().asset().isEther())
                .map(each -> each.getValue())
                .toList();
        return ether.isEmpty() ? Optional.empty() : Optional.of(ofAll(ether));
    }

    private static TruthLine ofAll(List<EthereumHistory.Sum> sums) {
        if (sums.stream().anyMatch(sum -> sum.reach().isEmpty())) {
            return checking("Payments on Ethereum are being looked for.");
        }
        if (sums.stream().allMatch(sum -> sum.reconciliation() instanceof Proven<Reconciliation>)) return proven(sums);
        boolean isUnexplained = sums.stream()
                .anyMatch(sum -> sum.reconciliation() instanceof Pending<Reconciliation> pending
                        && pending.soFar().isPresent());
        return isUnexplained
                ? checking("Ethereum: not all that came or went is explained yet. Each asset’s page says how much.")
                : checking("Ethereum: payments on record, whose proofs are being checked again.");
    }

    private static TruthLine proven(List<EthereumHistory.Sum> sums) {
        var words = "Payments on Ethereum add up to the balances, ";
        boolean isAll = sums.stream()
                .allMatch(sum ->
                        sum.reach().filter(it -> it.span().isFromTheStart()).isPresent());
        if (isAll) return new TruthLine(TruthMark.PROVEN, words + "from the first one on.");
        int since = sums.stream()
                .flatMap(sum -> sum.reach().stream())
                .filter(reach -> !reach.span().isFromTheStart())
                .mapToInt(reach -> reach.span().from().block().height().value())
                .max()
                .orElse(0);
        return new TruthLine(TruthMark.PROVEN, words + "known since block " + AmountFormat.count(since) + ".");
    }

    private static TruthLine checking(String words) {
        return new TruthLine(TruthMark.CHECKING, words);
    }
}

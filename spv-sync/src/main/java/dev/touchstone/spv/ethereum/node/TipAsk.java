package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.ethereum.BaseFee;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.source.FeeHistory;
import dev.touchstone.spv.ethereum.source.Inquiry;
import dev.touchstone.spv.ethereum.source.Inquiry.Verdict;
import dev.touchstone.spv.ethereum.source.SourceFault;
import dev.touchstone.spv.proof.Claimed;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Proven;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Asks what others pay for gas. Nobody proves that; but a server that has other base fees than the proven
/// block and the one after it is not listened to. Thread-safe; blocks.
final class TipAsk {
    private static final int BLOCKS = 20;

    private final Asker asker;
    private final InstantSource clock;

    TipAsk(Asker asker, InstantSource clock) {
        this.asker = asker;
        this.clock = clock;
    }

    Finding<TipStatistics> tips(Proven<ExecutionHeader> block) throws InterruptedException {
        var head = block.value();
        int blocks = (int) Math.min(BLOCKS, head.number().value() + 1);
        var result =
                asker.askWord(source -> source.feeHistory(head.number(), blocks), history -> judged(head, history));
        return switch (result) {
            case Inquiry.Result.Answered<TipStatistics>(var tips, var by) ->
                new Claimed<>(tips, by.name(), clock.instant());
            case Inquiry.Result.Unanswered<TipStatistics> unanswered -> ProofVerdict.without(unanswered);
        };
    }

    private static Verdict<TipStatistics> judged(ExecutionHeader head, FeeHistory history) {
        int blocks = history.tips().size();
        boolean isOfThese =
                history.oldest().value() + blocks - 1 == head.number().value();
        var fees = history.baseFees();
        boolean fits = isOfThese
                && blocks > 0
                && Optional.of(fees.get(blocks - 1)).equals(head.baseFee())
                && Optional.of(fees.get(blocks)).equals(BaseFee.after(head));
        return fits
                ? new Verdict.True<>(statistics(history.tips()))
                : new Verdict.OfNoUse<>(new SourceFault.Unreadable("fees of other blocks"));
    }

    private static TipStatistics statistics(List<FeeHistory.Tips> tips) {
        return new TipStatistics(
                median(tips, FeeHistory.Tips::low),
                median(tips, FeeHistory.Tips::middle),
                median(tips, FeeHistory.Tips::high),
                tips.size());
    }

    /// Of the blocks in which anybody paid anything.
    private static Wei median(List<FeeHistory.Tips> tips, Function<FeeHistory.Tips, Wei> which) {
        var sorted = tips.stream()
                .filter(one -> !one.high().isZero())
                .map(which)
                .sorted()
                .toList();
        return sorted.isEmpty() ? Wei.ZERO : sorted.get(sorted.size() / 2);
    }
}

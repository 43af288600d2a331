package dev.touchstone.wallet.payment.ethereum;

import dev.touchstone.spv.ethereum.Fees;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.node.TipStatistics;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.wallet.payment.ethereum.FeeWish.Speed;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// What the fees of a transaction are reckoned from. Immutable.
///
/// @param baseFee of the next block
/// @param tips what others paid above it; pending where the user named the fees
/// @param least the lowest fees that will do, for a replacement
record FeeGround(Wei baseFee, Finding<TipStatistics> tips, Optional<Fees.FeeMarket> least) {

    /// What is offered for a wish; empty where that hangs on tips that nobody tells.
    Optional<Fees> offered(FeeWish wish) {
        return FeeRules.of(wish, baseFee, tips)
                .map(fees -> least.map(floor -> FeeRules.atLeast(fees, floor)).orElse(fees));
    }

    /// Whether the user named fees that nodes would not take in place of what waits.
    Optional<Fees.FeeMarket> missedBy(FeeWish wish) {
        return wish instanceof FeeWish.Exactly(var fees)
                ? least.filter(floor -> !FeeRules.isEnough(fees, floor))
                : Optional.empty();
    }

    /// What a transaction comes to that was tried at these fees.
    ///
    /// @param paid as the trial found it
    FeeOutlook outlook(Fees fees, Wei paid, long gasLimit) {
        var most = GasRules.cost(fees.mostPerGas(), gasLimit);
        return new FeeOutlook(baseFee, tips, fees, most.isLessThan(paid) ? most : paid, most);
    }

    /// What the same would come to at each speed, laid over one trial: how much gas it takes is taken to be the
    /// same at any fee. What is signed was tried at its own. Empty where nobody tells the tips.
    Map<Speed, FeeOutlook> atEachSpeed(long gasUsed, long gasLimit) {
        var outlooks = new EnumMap<Speed, FeeOutlook>(Speed.class);
        for (var speed : Speed.values()) {
            offered(new FeeWish.Soon(speed))
                    .ifPresent(fees -> outlooks.put(
                            speed, outlook(fees, GasRules.cost(FeeRules.paid(fees, baseFee), gasUsed), gasLimit)));
        }
        return Map.copyOf(outlooks);
    }
}

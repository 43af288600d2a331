package dev.touchstone.wallet.payment.ethereum;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.Fees;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.node.TipStatistics;
import dev.touchstone.spv.ethereum.simulation.Ending;
import dev.touchstone.spv.ethereum.simulation.SimulatedTransaction;
import dev.touchstone.spv.proof.Claimed;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Nonces, fees and gas of a transaction.
class TransactionRulesTest {
    private static final Wei BASE = Wei.of(100);
    private static final Finding<TipStatistics> TIPS =
            new Claimed<>(new TipStatistics(Wei.of(1), Wei.of(2), Wei.of(3), 20), "a server", Instant.EPOCH);
    private static final Finding<TipStatistics> NO_TIPS = Pending.because(new Pending.Reason.NobodyProves());

    @Test
    void theNextNonceIsTheLowestThatNothingHas() {
        assertThat(new Nonces(5, List.of()).next()).isEqualTo(5);
        assertThat(new Nonces(5, List.of(5L, 6L)).next()).isEqualTo(7);
        assertThat(new Nonces(5, List.of(6L)).next()).isEqualTo(5);
        assertThat(new Nonces(5, List.of(3L, 4L)).next()).isEqualTo(5);
    }

    @Test
    void aWantedNonceIsFreeTakenOrTooHigh() {
        var nonces = new Nonces(5, List.of(5L, 7L));
        assertThat(nonces.judge(4)).isInstanceOf(Nonces.Wanted.Taken.class);
        assertThat(nonces.judge(5)).isInstanceOf(Nonces.Wanted.Taken.class);
        assertThat(nonces.judge(6)).isInstanceOf(Nonces.Wanted.Free.class);
        assertThat(nonces.judge(7)).isInstanceOf(Nonces.Wanted.Taken.class);
        assertThat(nonces.judge(8)).isEqualTo(new Nonces.Wanted.Gap(6));
    }

    @Test
    void eachSpeedHasTheTipThatOthersPaidAndRoomForTheBaseFeeToDouble() {
        assertThat(FeeRules.of(new FeeWish.Soon(FeeWish.Speed.FAST), BASE, TIPS))
                .contains(market(3, 203));
        assertThat(FeeRules.of(new FeeWish.Soon(FeeWish.Speed.NORMAL), BASE, TIPS))
                .contains(market(2, 202));
        assertThat(FeeRules.of(new FeeWish.Soon(FeeWish.Speed.CAN_WAIT), BASE, TIPS))
                .contains(market(1, 201));
    }

    /// A server that says that others pay a fortune makes nobody pay it.
    @Test
    void aTipThatAServerMakesUpCostsLittle() {
        var fortune = new TipStatistics(Wei.PER_ETHER, Wei.PER_ETHER, Wei.PER_ETHER, 20);
        var claim = new Claimed<>(fortune, "a liar", Instant.EPOCH);
        var most = Wei.PER_GWEI.times(20);
        assertThat(FeeRules.of(new FeeWish.Soon(FeeWish.Speed.FAST), BASE, claim))
                .contains(new Fees.FeeMarket(most, most.plus(Wei.of(200))));
        var busy = Wei.PER_GWEI.times(100);
        assertThat(FeeRules.of(new FeeWish.Soon(FeeWish.Speed.FAST), busy, claim))
                .contains(new Fees.FeeMarket(busy.times(5), busy.times(7)));
    }

    @Test
    void amountsBeyondAllNumbersAreAmountsThatNobodyHas() {
        assertThat(GasRules.cost(Wei.MAX, 21_000)).isEqualTo(Wei.MAX);
        assertThat(GasRules.sum(Wei.MAX, Wei.of(1))).isEqualTo(Wei.MAX);
        assertThat(FeeRules.leastInPlaceOf(new Fees.GasPrice(Wei.MAX)).mostPerGas())
                .isEqualTo(Wei.MAX);
    }

    @Test
    void withoutTipsOnlyTheUserCanNameAFee() {
        assertThat(FeeRules.of(new FeeWish.Soon(FeeWish.Speed.FAST), BASE, NO_TIPS))
                .isEmpty();
        var price = new Fees.GasPrice(Wei.of(7));
        assertThat(FeeRules.of(new FeeWish.Exactly(price), BASE, NO_TIPS)).contains(price);
        var blobs = new Fees.WithBlobs(Wei.of(1), Wei.of(2), Wei.of(3));
        assertThat(FeeRules.of(new FeeWish.Exactly(blobs), BASE, NO_TIPS)).contains(market(1, 2));
    }

    private static Fees.FeeMarket market(long tip, long most) {
        return new Fees.FeeMarket(Wei.of(tip), Wei.of(most));
    }

    @Test
    void aReplacementPaysATenthMoreOfBothRoundedUp() {
        assertThat(FeeRules.leastInPlaceOf(market(1, 101))).isEqualTo(market(2, 112));
        assertThat(FeeRules.leastInPlaceOf(market(0, 100))).isEqualTo(market(0, 110));
        assertThat(FeeRules.leastInPlaceOf(new Fees.GasPrice(Wei.of(10)))).isEqualTo(market(11, 11));
        assertThat(FeeRules.isEnough(market(2, 111), market(2, 112))).isFalse();
        assertThat(FeeRules.isEnough(market(1, 200), market(2, 112))).isFalse();
        assertThat(FeeRules.isEnough(new Fees.GasPrice(Wei.of(112)), market(2, 112)))
                .isTrue();
        assertThat(FeeRules.atLeast(market(5, 50), market(2, 112))).isEqualTo(market(5, 112));
    }

    @Test
    void whoOffersTooLittleForTheNextBlockIsTriedAtItsPrice() {
        assertThat(FeeRules.payable(market(1, 99), BASE)).isEqualTo(market(0, 100));
        assertThat(FeeRules.payable(new Fees.GasPrice(Wei.of(9)), BASE)).isEqualTo(new Fees.GasPrice(BASE));
        assertThat(FeeRules.payable(market(1, 100), BASE)).isEqualTo(market(1, 100));
    }

    private static SimulatedTransaction tried(long used, OptionalLong least) {
        return new SimulatedTransaction(
                new Ending.Succeeds(ByteString.EMPTY, Optional.empty()),
                used,
                Wei.ZERO,
                least,
                Set.of(),
                List.of(),
                List.of(),
                List.of());
    }

    @Test
    void gasIsWhatIsNeededAndAMarginButNoMoreThanThereCanBe() {
        assertThat(GasRules.limit(tried(50_000, OptionalLong.of(60_000)), 1 << 24, 1 << 24, false))
                .isEqualTo(69_000);
        assertThat(GasRules.limit(tried(21_000, OptionalLong.of(21_000)), 1 << 24, 1 << 24, true))
                .isEqualTo(21_000);
        assertThat(GasRules.limit(tried(50_000, OptionalLong.of(60_000)), 65_000, 65_000, false))
                .isEqualTo(65_000);
        assertThat(GasRules.limit(tried(50_000, OptionalLong.empty()), 1 << 24, 1 << 24, false))
                .isEqualTo(75_000);
    }

    @Test
    void noTransactionHasMoreGasThanItMayOrTheBlockHas() {
        assertThat(GasRules.most(60_000_000, 0)).isEqualTo(1 << 24);
        assertThat(GasRules.most(10_000_000, 1_000_000)).isEqualTo(9_000_000);
        assertThat(GasRules.affordable(Wei.of(1_000), Wei.of(3), 1 << 24)).isEqualTo(333);
        assertThat(GasRules.affordable(Wei.of(1_000), Wei.ZERO, 500)).isEqualTo(500);
        assertThat(GasRules.affordable(Wei.MAX, Wei.of(1), 500)).isEqualTo(500);
    }
}

package dev.touchstone.wallet.payment.ethereum;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.simulation.Agreement;
import dev.touchstone.wallet.asset.AssetId;
import dev.touchstone.wallet.asset.TokenContract;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What may change between the review and the signature, and what may not.
class EffectsComparisonTest {
    private static final EthereumAddress OURS = address(1);
    private static final EthereumAddress SECOND = address(2);
    private static final EthereumAddress SPENDER = address(3);
    private static final AssetId ETHER = new AssetId.Ether("practice");
    private static final AssetId TOKEN = new AssetId.Token(new TokenContract("practice", address(4)));
    private static final Wei MOST = Wei.of(20);

    private static final TransactionEffects SHOWN = effects(10, ether(1_000, 940), token(100, 70));

    private static EthereumAddress address(long number) {
        return EthereumAddress.ofWord(StorageKey.of(number).value());
    }

    private static AssetChange change(EthereumAddress account, AssetId asset, long before, long after) {
        var amounts = new AssetChange.Amounts.Known(BigInteger.valueOf(before), BigInteger.valueOf(after));
        return new AssetChange(account, asset, amounts, Agreement.AGREES);
    }

    private static AssetChange ether(long before, long after) {
        return change(OURS, ETHER, before, after);
    }

    private static AssetChange token(long before, long after) {
        return change(OURS, TOKEN, before, after);
    }

    private static TransactionEffects effects(long fee, AssetChange... changes) {
        return warned(fee, List.of(), changes);
    }

    private static TransactionEffects warned(long fee, List<EffectWarning> warnings, AssetChange... changes) {
        var point = new ChainPoint(Height.of(8), Hash256.ZERO);
        return new TransactionEffects("practice", List.of(changes), Wei.of(fee), warnings, point);
    }

    private static boolean isSame(TransactionEffects shown, TransactionEffects found) {
        return EffectsComparison.isSame(OURS, shown, MOST, found);
    }

    @Test
    void theSameIsTheSame() {
        assertThat(isSame(SHOWN, SHOWN)).isTrue();
    }

    @Test
    void whatAnAccountHasInAllMayHaveChanged() {
        assertThat(isSame(SHOWN, effects(10, ether(5_000, 4_940), token(90, 60))))
                .isTrue();
    }

    @Test
    void theFeeMayChangeUpToTheMostThatWasShown() {
        assertThat(isSame(SHOWN, effects(20, ether(1_000, 930), token(100, 70))))
                .isTrue();
        assertThat(isSame(SHOWN, effects(21, ether(1_000, 929), token(100, 70))))
                .isFalse();
    }

    @Test
    void noAmountMayChange() {
        assertThat(isSame(SHOWN, effects(10, ether(1_000, 939), token(100, 70))))
                .isFalse();
        assertThat(isSame(SHOWN, effects(10, ether(1_000, 940), token(100, 71))))
                .isFalse();
        assertThat(isSame(SHOWN, effects(10, ether(1_000, 940)))).isFalse();
    }

    @Test
    void noOtherAccountMayPay() {
        var found = effects(10, ether(1_000, 940), change(SECOND, TOKEN, 100, 70));
        assertThat(isSame(SHOWN, found)).isFalse();
    }

    private static boolean keeps(long least, TransactionEffects shown, TransactionEffects found) {
        var promise = new EffectsComparison.AtLeast(OURS, TOKEN, BigInteger.valueOf(least));
        return EffectsComparison.isSame(OURS, shown, MOST, found, List.of(promise));
    }

    @Test
    void whatIsGotByAnExchangeMayGoDownToTheLeastAndUp() {
        var shown = effects(10, ether(1_000, 940), token(100, 150));
        assertThat(keeps(45, shown, effects(10, ether(1_000, 940), token(100, 145))))
                .isTrue();
        assertThat(keeps(45, shown, effects(10, ether(1_000, 940), token(100, 170))))
                .isTrue();
        assertThat(keeps(45, shown, effects(10, ether(1_000, 940), token(100, 144))))
                .isFalse();
        assertThat(keeps(45, shown, effects(10, ether(1_000, 940)))).isFalse();
    }

    @Test
    void anExchangeGivesNoMoreThanWasShownWhateverItGets() {
        var shown = effects(10, ether(1_000, 940), token(100, 150));
        assertThat(keeps(45, shown, effects(10, ether(1_000, 939), token(100, 150))))
                .isFalse();
    }

    @Test
    void aReviewThatShowedLessThanTheLeastIsNoReview() {
        var shown = effects(10, ether(1_000, 940), token(100, 140));
        assertThat(keeps(45, shown, effects(10, ether(1_000, 940), token(100, 150))))
                .isFalse();
    }

    @Test
    void nothingMayBeGainedThatWasNotShownEither() {
        assertThat(isSame(SHOWN, effects(10, ether(1_000, 940), token(100, 70), change(SECOND, ETHER, 0, 1))))
                .isFalse();
    }

    @Test
    void whoGetsEtherAndPaysTheFeeIsComparedWithoutIt() {
        var shown = effects(10, ether(1_000, 1_005));
        assertThat(isSame(shown, effects(15, ether(1_000, 1_000)))).isTrue();
        assertThat(isSame(shown, effects(15, ether(1_000, 1_001)))).isFalse();
    }

    @Test
    void noWarningMayComeOrGo() {
        var code = new EffectWarning.RunsForeignCode(OURS, SPENDER);
        var warned = warned(10, List.of(code), ether(1_000, 940));
        assertThat(isSame(warned, effects(10, ether(1_000, 940)))).isFalse();
        assertThat(isSame(effects(10, ether(1_000, 940)), warned)).isFalse();
        assertThat(isSame(warned, warned)).isTrue();
        var other = new EffectWarning.RunsForeignCode(OURS, SECOND);
        assertThat(isSame(warned, warned(10, List.of(other), ether(1_000, 940))))
                .isFalse();
    }

    @Test
    void aWarningOfAnAmountIsTheSameWhereTheAmountIs() {
        var lie = new EffectWarning.LogsLie(token(100, 70));
        var later = new EffectWarning.LogsLie(token(90, 60));
        var more = new EffectWarning.LogsLie(token(90, 50));
        assertThat(isSame(warned(10, List.of(lie), token(100, 70)), warned(10, List.of(later), token(90, 60))))
                .isTrue();
        assertThat(isSame(warned(10, List.of(lie), token(100, 70)), warned(10, List.of(more), token(90, 60))))
                .isFalse();
    }

    @Test
    void anotherChainIsNotTheSame() {
        var point = SHOWN.asOf();
        var other = new TransactionEffects("sepolia", SHOWN.changes(), SHOWN.fee(), List.of(), point);
        assertThat(isSame(SHOWN, other)).isFalse();
    }
}

package dev.touchstone.spv.headers;

import static dev.touchstone.spv.headers.Miner.EASIEST_BITS;
import static dev.touchstone.spv.headers.Miner.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.bitcoin.BitcoinParameters;
import dev.touchstone.spv.bitcoin.BitcoinParameters.Difficulty;
import dev.touchstone.spv.bitcoin.BlockHash;
import dev.touchstone.spv.bitcoin.BlockHeader;
import dev.touchstone.spv.bitcoin.Networks;
import dev.touchstone.spv.bitcoin.Target;
import dev.touchstone.spv.bitcoin.Work;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.proof.HeaderRules;
import dev.touchstone.spv.proof.Refutation;
import java.math.BigInteger;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderRulesTest {
    private static final int PERIOD = BitcoinParameters.PERIOD;
    private static final BitcoinParameters REGTEST = Networks.of(Network.BITCOIN_REGTEST);

    private BitcoinParameters parameters = REGTEST;
    private HeaderRules rules = new HeaderRules(REGTEST, Height.GENESIS);
    private Miner miner = Miner.atGenesis(REGTEST);

    private void under(Difficulty difficulty) {
        parameters = Miner.rules(difficulty);
        rules = new HeaderRules(parameters, Height.GENESIS);
        miner = Miner.atGenesis(parameters);
        assertThat(judge(parameters.genesis())).isEmpty();
    }

    private Optional<Refutation> judge(BlockHeader header) {
        return rules.next(header.bytes(), 0, HeaderRules.latest(NOW));
    }

    private void accept(BlockHeader header) {
        assertThat(judge(header)).isEmpty();
    }

    private void acceptMany(int count, long seconds, int bits) {
        for (int i = 0; i < count; i++) accept(miner.mine(miner.tip().time() + seconds, bits));
    }

    @Test
    void theFirstHeaderMustBeTheNetworksOwn() {
        var foreign = Networks.of(Network.BITCOIN_MAIN).genesis();
        assertThat(judge(foreign)).contains(new Refutation.ForeignChain(foreign.hash()));
    }

    @Test
    void refusesAHeaderThatDoesNotNameTheOneBefore() {
        under(Difficulty.FIXED);
        var stray =
                Miner.solve(Miner.withPrevious(miner.draft(1_300_000_000, EASIEST_BITS), new BlockHash(Hash256.ZERO)));
        assertThat(judge(stray)).contains(new Refutation.BrokenLink(Height.of(1)));
    }

    @Test
    void refusesAHeaderWhoseWorkWasNotDone() {
        under(Difficulty.FIXED);
        assertThat(judge(Miner.spoil(miner.draft(1_300_000_000, EASIEST_BITS))))
                .contains(new Refutation.HashAboveTarget(Height.of(1)));
    }

    @Test
    void isAsBeforeAfterABadHeader() {
        under(Difficulty.FIXED);
        assertThat(judge(Miner.spoil(miner.draft(1_300_000_000, EASIEST_BITS)))).isPresent();
        accept(miner.mine());
        assertThat(rules.tip().hash()).isEqualTo(miner.tip().hash().value());
    }

    @Test
    void acceptsATimeOneSecondAfterTheMedianAndNotTheMedian() {
        under(Difficulty.FIXED);
        acceptMany(11, 100, EASIEST_BITS);
        long median = miner.tip().time() - 500;
        assertThat(judge(Miner.solve(miner.draft(median, EASIEST_BITS))))
                .contains(new Refutation.TimeTooEarly(Height.of(12), median, median));
        accept(miner.mine(median + 1, EASIEST_BITS));
    }

    @Test
    void theMedianOfFewerThanElevenIsTheUpperOfTheMiddle() {
        under(Difficulty.FIXED);
        long genesis = parameters.genesis().time();
        assertThat(judge(Miner.solve(miner.draft(genesis, EASIEST_BITS)))).isPresent();
        accept(miner.mine(genesis + 100, EASIEST_BITS));
        assertThat(judge(Miner.solve(miner.draft(genesis + 100, EASIEST_BITS))))
                .contains(new Refutation.TimeTooEarly(Height.of(2), genesis + 100, genesis + 100));
        accept(miner.mine(genesis + 200, EASIEST_BITS));
        accept(miner.mine(genesis + 101, EASIEST_BITS));
    }

    @Test
    void acceptsATimeTwoHoursAheadAndNotASecondMore() {
        under(Difficulty.FIXED);
        long latest = HeaderRules.latest(NOW);
        assertThat(latest).isEqualTo(NOW.getEpochSecond() + 7200);
        assertThat(judge(Miner.solve(miner.draft(latest + 1, EASIEST_BITS))))
                .contains(new Refutation.TimeTooLate(Height.of(1), latest + 1, latest));
        accept(miner.mine(latest, EASIEST_BITS));
    }

    @Test
    void readsTimesAfter2038AsUnsigned() {
        under(Difficulty.FIXED);
        var header = Miner.solve(miner.draft(0xffff_ffffL, EASIEST_BITS));
        assertThat(judge(header))
                .contains(new Refutation.TimeTooLate(Height.of(1), 0xffff_ffffL, HeaderRules.latest(NOW)));
        assertThat(rules.next(header.bytes(), 0, Long.MAX_VALUE)).isEmpty();
        assertThat(rules.nextHeight()).isEqualTo(Height.of(2));
    }

    @ParameterizedTest
    @CsvSource({"0x01810000, negative", "0x22000100, more than 256 bits", "0x00000000, zero", "0x20000000, zero"})
    void namesATargetThatIsNone(String bits, String how) {
        under(Difficulty.FIXED);
        var header = miner.draft(1_300_000_000, Long.decode(bits).intValue());
        assertThat(judge(header)).contains(new Refutation.NonsenseTarget(Height.of(1), how));
    }

    @Test
    void refusesATargetAboveTheLimit() {
        under(Difficulty.RETARGET);
        assertThat(judge(miner.draft(1_300_000_000, 0x2100ffff)))
                .contains(new Refutation.TargetAboveLimit(Height.of(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"FIXED", "RETARGET", "RETARGET_OR_20_MINUTES", "BIP94"})
    void refusesAnotherTargetInsideAPeriod(Difficulty difficulty) {
        under(difficulty);
        acceptMany(5, 600, EASIEST_BITS);
        var harder = Miner.solve(miner.draft(miner.tip().time() + 600, 0x2007ffff));
        assertThat(judge(harder)).contains(new Refutation.WrongDifficulty(Height.of(6), 0x2007ffff, EASIEST_BITS));
    }

    @Test
    void retargetsByTheTimeOf2015Intervals() {
        under(Difficulty.RETARGET);
        acceptMany(PERIOD - 1, 600, EASIEST_BITS);
        var limit = Target.ofBits(EASIEST_BITS).value();
        int right = new Target(limit.multiply(BigInteger.valueOf(2015)).divide(BigInteger.valueOf(2016))).encode();
        long time = miner.tip().time() + 600;
        assertThat(judge(Miner.solve(miner.draft(time, EASIEST_BITS))))
                .contains(new Refutation.WrongDifficulty(Height.of(PERIOD), EASIEST_BITS, right));
        accept(miner.mine(time, right));
    }

    @Test
    void theTargetFallsAtMostToAQuarterAndRisesAtMostToTheLimit() {
        under(Difficulty.RETARGET);
        acceptMany(PERIOD - 1, 1, EASIEST_BITS);
        int quarter = 0x201fffff;
        accept(miner.mine(miner.tip().time() + 1, quarter));
        acceptMany(PERIOD - 1, 6_000, quarter);
        accept(miner.mine(miner.tip().time() + 6_000, 0x207ffffc));
        acceptMany(PERIOD - 1, 6_000, 0x207ffffc);
        accept(miner.mine(miner.tip().time() + 6_000, EASIEST_BITS));
    }

    @Test
    void afterTwentyMinutesTheTestNetworksTakeTheEasiestTarget() {
        under(Difficulty.RETARGET_OR_20_MINUTES);
        acceptMany(PERIOD - 1, 1, EASIEST_BITS);
        int quarter = 0x201fffff;
        accept(miner.mine(miner.tip().time() + 5_000, quarter));
        long time = miner.tip().time();
        assertThat(judge(Miner.solve(miner.draft(time + 1_200, EASIEST_BITS))))
                .contains(new Refutation.WrongDifficulty(Height.of(PERIOD + 1), EASIEST_BITS, quarter));
        assertThat(judge(Miner.solve(miner.draft(time + 1_201, quarter))))
                .contains(new Refutation.WrongDifficulty(Height.of(PERIOD + 1), quarter, EASIEST_BITS));
        accept(miner.mine(time + 1_201, EASIEST_BITS));
        accept(miner.mine(time + 2_500, EASIEST_BITS));
        accept(miner.mine(time + 3_000, quarter));
    }

    @Test
    void testnet3RetargetsFromTheLastBlockEvenIfItWasAnException() {
        under(Difficulty.RETARGET_OR_20_MINUTES);
        acceptMany(PERIOD - 1, 1, EASIEST_BITS);
        accept(miner.mine(miner.tip().time() + 1, 0x201fffff));
        acceptMany(PERIOD - 2, 1, 0x201fffff);
        accept(miner.mine(miner.tip().time() + 1_201, EASIEST_BITS));
        accept(miner.mine(miner.tip().time() + 1, 0x201fffff));
    }

    @Test
    void testnet4RetargetsFromTheFirstBlockOfThePeriod() {
        under(Difficulty.BIP94);
        acceptMany(PERIOD - 1, 1, EASIEST_BITS);
        accept(miner.mine(miner.tip().time() + 1, 0x201fffff));
        acceptMany(PERIOD - 2, 1, 0x201fffff);
        accept(miner.mine(miner.tip().time() + 1_201, EASIEST_BITS));
        accept(miner.mine(miner.tip().time() + 1, 0x2007ffff));
    }

    @Test
    void theFirstBlockOfAPeriodHasNoTwentyMinuteException() {
        under(Difficulty.BIP94);
        acceptMany(PERIOD - 1, 1, EASIEST_BITS);
        assertThat(judge(Miner.solve(miner.draft(miner.tip().time() + 5_000, EASIEST_BITS))))
                .contains(new Refutation.WrongDifficulty(Height.of(PERIOD), EASIEST_BITS, 0x201fffff));
    }

    @Test
    void testnet4RefusesAPeriodThatBeginsMoreThanTenMinutesBack() {
        under(Difficulty.BIP94);
        acceptMany(PERIOD - 2, 600, EASIEST_BITS);
        accept(miner.mine(miner.tip().time() + 1_500, EASIEST_BITS));
        long time = miner.tip().time();
        assertThat(judge(miner.draft(time - 601, EASIEST_BITS))).contains(new Refutation.TimeWarp(Height.of(PERIOD)));
        accept(miner.mine(time - 600, EASIEST_BITS));
    }

    @Test
    void theOtherNetworksHaveNoSuchRule() {
        under(Difficulty.RETARGET);
        acceptMany(PERIOD - 2, 600, EASIEST_BITS);
        accept(miner.mine(miner.tip().time() + 1_500, EASIEST_BITS));
        accept(miner.mine(miner.tip().time() - 601, EASIEST_BITS));
    }

    @ParameterizedTest
    @CsvSource({"227930, 1, 0", "227931, 1, 2", "363724, 2, 0", "363725, 2, 3", "388380, 3, 0", "388381, 3, 4"})
    void retiresVersionsAtTheirHeightsOnMainnet(int height, int version, int least) {
        var main = Networks.of(Network.BITCOIN_MAIN);
        var draft = Miner.withVersion(main.genesis(), version);
        var refutation = new HeaderRules(main, Height.of(height)).next(draft.bytes(), 0, Long.MAX_VALUE);
        var retired = new Refutation.RetiredVersion(Height.of(height), version, least);
        if (least == 0) {
            assertThat(refutation.filter(why -> why instanceof Refutation.RetiredVersion))
                    .isEmpty();
        } else {
            assertThat(refutation).contains(retired);
        }
    }

    @Test
    void aVersionWithTheSignBitIsBelowZeroAndRetired() {
        under(Difficulty.FIXED);
        var header = Miner.solve(Miner.withVersion(miner.draft(1_300_000_000, EASIEST_BITS), 0x80000004));
        assertThat(judge(header)).contains(new Refutation.RetiredVersion(Height.of(1), 0x80000004, 4));
    }

    @Test
    void aRunThatBeginsInTheMiddleIsJudgedByWhatItShows() {
        under(Difficulty.RETARGET);
        acceptMany(50, 600, EASIEST_BITS);
        var late = new HeaderRules(parameters, Height.of(50));
        assertThat(late.knowsMedianTime()).isFalse();
        assertThat(late.knowsTarget()).isFalse();
        assertThat(late.next(miner.tip().bytes(), 0, Long.MAX_VALUE)).isEmpty();
        assertThat(late.knowsTarget()).isTrue();
        assertThat(late.next(miner.mine(1, EASIEST_BITS).bytes(), 0, Long.MAX_VALUE))
                .isEmpty();
        assertThat(late.work()).isEqualTo(Work.ofBits(EASIEST_BITS).times(2));
    }

    @Test
    void aCopyGoesItsOwnWay() {
        under(Difficulty.RETARGET);
        acceptMany(20, 600, EASIEST_BITS);
        var copy = rules.copy();
        var next = miner.mine();
        accept(next);
        assertThat(copy.tip()).isNotEqualTo(rules.tip());
        assertThat(copy.next(next.bytes(), 0, Long.MAX_VALUE)).isEmpty();
        assertThat(copy.tip()).isEqualTo(rules.tip());
        assertThat(copy.work()).isEqualTo(rules.work());
    }
}

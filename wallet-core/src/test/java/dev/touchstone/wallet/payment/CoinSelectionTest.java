package dev.touchstone.wallet.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.bitcoin.TxIn;
import dev.touchstone.spv.bitcoin.TxOut;
import dev.touchstone.wallet.account.AddressType;
import dev.touchstone.wallet.ledger.Coin;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class CoinSelectionTest {
    @Test
    void keepsItsPromisesInTenThousandRandomWallets() {
        int ready = 0;
        int shortfalls = 0;
        int withoutChange = 0;
        for (int seed = 0; seed < 10_000; seed++) {
            var random = new Random(seed);
            var purse = randomPurse(seed, random);
            long rate = 100L + random.nextInt(1 << random.nextInt(1, 18));
            long amount = 546 + random.nextLong(purse.total() + 100_000);
            switch (purse.pay(Purse.OLD_SHOP, new PayAmount.Exactly(Satoshis.of(amount)), rate)) {
                case DraftOutcome.Ready(var draft) -> {
                    ready++;
                    checkDraft(draft, purse, amount, rate);
                    if (draft.effects().returned().isEmpty()) withoutChange++;
                }
                case DraftOutcome.Shortfall shortfall -> {
                    shortfalls++;
                    checkShortfall(shortfall, purse, amount, rate);
                }
                case DraftOutcome.FeeAboveLimit above -> assertThat(above.fee()).isGreaterThan(above.limit());
                case DraftOutcome.BelowDust _,
                        DraftOutcome.NothingToSpend _,
                        DraftOutcome.NoFeeKnown _,
                        DraftOutcome.FeeBelowFloor _,
                        DraftOutcome.WrongNetwork _,
                        DraftOutcome.CoinsUnavailable _,
                        DraftOutcome.TooLarge _ -> throw new AssertionError("seed " + seed);
            }
        }
        assertThat(ready).isGreaterThan(5_000);
        assertThat(shortfalls).isGreaterThan(500);
        assertThat(withoutChange).isGreaterThan(100);
    }

    private static Purse randomPurse(long seed, Random random) {
        var purse = new Purse(seed);
        int count = 1 + random.nextInt(1 << random.nextInt(1, 7));
        for (int i = 0; i < count; i++) {
            var type = random.nextInt(3) == 0 ? AddressType.P2TR : AddressType.P2WPKH;
            purse.with(type, 300 + random.nextLong(1L << random.nextInt(8, 33)));
        }
        return purse;
    }

    private static void checkDraft(Draft draft, Purse purse, long amount, long rate) {
        var tx = draft.transaction();
        var spent = Satoshis.sum(draft.coins().stream().map(Coin::value).toList());
        var paid = Satoshis.sum(tx.outputs().stream().map(TxOut::value).toList());
        var fee = spent.minus(paid);
        assertThat(draft.effects().fee()).isEqualTo(fee);
        assertThat(draft.effects().paid()).isEqualTo(Satoshis.of(amount));
        assertThat(fee).isGreaterThanOrEqualTo(new FeeRate(rate).feeFor(draft.weight()));
        assertThat(purse.coins()).containsAll(draft.coins());
        assertThat(new HashSet<>(draft.coins())).hasSameSizeAs(draft.coins());
        assertThat(tx.inputs()).allMatch(input -> input.sequence() == TxIn.REPLACEABLE);
        assertThat(tx.outputs()).noneMatch(output -> output.value().isLessThan(DustLimit.of(output.script())));
        assertThat(draft.weight()).isEqualTo(weightWithLargestWitnesses(draft));
        assertThat(draft.effects().returned()).hasSizeLessThanOrEqualTo(1);
        assertThat(draft.effects().after())
                .isEqualTo(
                        Satoshis.of(purse.total()).minus(draft.effects().paid()).minus(fee));
        boolean paysExactRate = !draft.effects().returned().isEmpty();
        if (paysExactRate) assertThat(fee).isEqualTo(new FeeRate(rate).feeFor(draft.weight()));
    }

    private static int weightWithLargestWitnesses(Draft draft) {
        return SampleWitness.fill(draft).weight();
    }

    /// One coin larger by exactly what is missing would have been enough, and one satoshi less would not.
    private static void checkShortfall(DraftOutcome.Shortfall shortfall, Purse purse, long amount, long rate) {
        assertThat(shortfall.missing()).isGreaterThan(Satoshis.ZERO);
        var largest = purse.coins().stream()
                .max((a, b) -> a.value().compareTo(b.value()))
                .orElseThrow();
        var rest = purse.coins().stream().filter(coin -> !coin.equals(largest)).toList();
        boolean isWorthwhile =
                new FeeRate(rate).feeFor(largest.path().type().inputWeight()).isLessThan(largest.value());
        if (!isWorthwhile) return;
        assertThat(payWith(rest, largest, shortfall.missing().value(), amount, rate))
                .isInstanceOf(DraftOutcome.Ready.class);
        assertThat(payWith(rest, largest, shortfall.missing().value() - 1, amount, rate))
                .isInstanceOfSatisfying(
                        DraftOutcome.Shortfall.class,
                        next -> assertThat(next.missing()).isEqualTo(Satoshis.of(1)));
    }

    private static DraftOutcome payWith(List<Coin> rest, Coin largest, long more, long amount, long rate) {
        var purse = new Purse(1);
        rest.forEach(
                coin -> purse.with(purse.coin(coin.path().type(), coin.value().value(), coin.origin())));
        purse.with(largest.path().type(), largest.value().value() + more);
        return purse.pay(Purse.OLD_SHOP, new PayAmount.Exactly(Satoshis.of(amount)), rate);
    }

    @Test
    void findsCoinsThatFitWithoutChange() {
        var purse = new Purse(5).with(AddressType.P2WPKH, 100_000, 200_000, 400_000, 800_000, 1_600_000);
        long fee = 2 * 272 + 42 + 4 * 31;
        var draft = ready(purse.pay(500_000 - (fee + 3) / 4, 1000));
        assertThat(draft.coins())
                .extracting(coin -> coin.value().value())
                .containsExactlyInAnyOrder(100_000L, 400_000L);
        assertThat(draft.effects().returned()).isEmpty();
    }

    @Test
    void keepsTheAccountsApartWhereOneIsEnough() {
        for (int seed = 0; seed < 50; seed++) {
            var purse = new Purse(seed)
                    .with(AddressType.P2WPKH, 300_000, 300_000, 300_000)
                    .with(AddressType.P2TR, 300_000, 300_000, 300_000);
            var one = ready(purse.pay(500_000, 2000));
            assertThat(one.coins().stream().map(coin -> coin.path().type()).distinct())
                    .hasSize(1);
            one.effects()
                    .returned()
                    .forEach(change -> assertThat(change.path().type())
                            .isEqualTo(one.coins().getFirst().path().type()));
            var both = ready(purse.pay(1_200_000, 2000));
            assertThat(both.coins().stream().map(coin -> coin.path().type()).distinct())
                    .hasSize(2);
        }
    }

    @Test
    void spendsFewCoinsWhenFeesAreHighAndManyWhenTheyAreLow() {
        var amounts = new Random(3).longs(60, 20_000, 60_000).toArray();
        var costly = ready(new Purse(8).with(AddressType.P2WPKH, amounts).pay(150_000, 100_000));
        assertThat(costly.effects().fee()).isLessThan(Satoshis.of(100_000));
        var purse = new Purse(8).with(AddressType.P2WPKH, amounts);
        assertThat(ready(purse.pay(150_000, 1000)).coins()).hasSizeGreaterThan(2);
    }

    @Test
    void staysWithinTheWeightThatNodesPassOn() {
        var dust = new long[3000];
        java.util.Arrays.fill(dust, 5_000);
        var purse = new Purse(2).with(AddressType.P2WPKH, dust).with(AddressType.P2WPKH, 6_000_000);
        var draft = ready(purse.pay(9_000_000, 1000));
        assertThat(draft.weight()).isLessThanOrEqualTo(TransactionWeight.MOST);
        assertThat(purse.pay(16_000_000, 1000)).isInstanceOf(DraftOutcome.TooLarge.class);
    }

    @Test
    void countsMoreThan252InputsExactly() {
        var many = new long[300];
        java.util.Arrays.fill(many, 10_000);
        var draft = ready(new Purse(4).with(AddressType.P2TR, many).pay(2_700_000, 1000));
        assertThat(draft.coins()).hasSizeGreaterThan(252);
        assertThat(draft.weight()).isEqualTo(weightWithLargestWitnesses(draft));
        assertThat(draft.effects().fee()).isGreaterThanOrEqualTo(new FeeRate(1000).feeFor(draft.weight()));
    }

    private static Draft ready(DraftOutcome outcome) {
        if (outcome instanceof DraftOutcome.Ready ready) return ready.draft();
        throw new AssertionError(outcome);
    }
}

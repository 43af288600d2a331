package dev.touchstone.wallet.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.bitcoin.OutPoint;
import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.spv.bitcoin.TxIn;
import dev.touchstone.spv.bitcoin.TxOut;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.wallet.account.AddressType;
import dev.touchstone.wallet.ledger.Coin;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class ReplacementTest {
    private static final FeeQuote UNKNOWN = new FeeQuote.Unknown();

    private static ReplacementOutcome replace(Transaction original, long rate, DraftContext context) {
        return Replacement.prepare(original, new FeeChoice.Custom(new FeeRate(rate)), UNKNOWN, context);
    }

    private static Draft ready(ReplacementOutcome outcome) {
        if (outcome instanceof ReplacementOutcome.Ready(var draft)) return draft;
        throw new AssertionError(outcome);
    }

    private static Draft ready(DraftOutcome outcome) {
        if (outcome instanceof DraftOutcome.Ready(var draft)) return draft;
        throw new AssertionError(outcome);
    }

    private static List<OutPoint> spends(Transaction transaction) {
        return transaction.inputs().stream().map(TxIn::outPoint).toList();
    }

    @Test
    void takesTheHigherFeeFromTheChange() {
        var purse = new Purse(1).with(AddressType.P2WPKH, 1_000_000, 500);
        var first = ready(purse.pay(300_000, 1000));
        var second = ready(replace(first.transaction(), 5000, purse.context()));
        assertThat(second.replaces()).contains(first.transaction().txid());
        assertThat(spends(second.transaction())).isEqualTo(spends(first.transaction()));
        assertThat(second.effects().payments().getFirst().amount()).isEqualTo(Satoshis.of(300_000));
        assertThat(second.effects().fee()).isEqualTo(new FeeRate(5000).feeFor(second.weight()));
        assertThat(second.effects().returned().getFirst().address())
                .isEqualTo(first.effects().returned().getFirst().address());
        assertThat(second.warnings()).isEmpty();
    }

    @Test
    void namesTheLeastRateAtWhichNodesTakeIt() {
        var purse = new Purse(1).with(AddressType.P2WPKH, 1_000_000);
        var first = ready(purse.pay(300_000, 2000));
        if (!(replace(first.transaction(), 2500, purse.context())
                instanceof ReplacementOutcome.FeeTooLow(var _, var leastRate))) throw new AssertionError();
        assertThat(leastRate).isBetween(new FeeRate(2990), new FeeRate(3000));
        assertThat(replace(first.transaction(), leastRate.satoshisPerKvB() - 1, purse.context()))
                .isEqualTo(new ReplacementOutcome.FeeTooLow(new FeeRate(leastRate.satoshisPerKvB() - 1), leastRate));
        var least = ready(replace(first.transaction(), leastRate.satoshisPerKvB(), purse.context()));
        assertThat(least.effects().fee())
                .isEqualTo(first.effects().fee().plus(Replacement.INCREMENT.feeFor(least.weight())));
    }

    @Test
    void addsConfirmedCoinsWhereTheChangeIsTooSmall() {
        var purse = new Purse(1).with(AddressType.P2WPKH, 301_000);
        var first = ready(purse.pay(300_000, 1000));
        purse.with(purse.coin(AddressType.P2TR, 700_000, new Coin.Origin.OwnUnconfirmed()));
        assertThat(replace(first.transaction(), 40_000, purse.context()))
                .isInstanceOfSatisfying(
                        ReplacementOutcome.NotDrafted.class,
                        not -> assertThat(not.outcome()).isInstanceOf(DraftOutcome.Shortfall.class));
        purse.with(AddressType.P2TR, 90_000);
        var second = ready(replace(first.transaction(), 40_000, purse.context()));
        assertThat(spends(second.transaction()))
                .containsAll(spends(first.transaction()))
                .hasSize(2);
        assertThat(second.coins()).allMatch(Coin::isConfirmed);
        assertThat(second.effects().paid()).isEqualTo(Satoshis.of(300_000));
    }

    @Test
    void leavesWhatIsNotItsOwnOrMayNotBeReplaced() {
        var purse = new Purse(1).with(AddressType.P2WPKH, 1_000_000);
        var first = ready(purse.pay(300_000, 1000)).transaction();
        var fixed = first.inputs().stream()
                .map(input -> TxIn.unsigned(input.outPoint(), TxIn.FINAL))
                .toList();
        var stubborn = new Transaction(2, fixed, first.outputs(), 0);
        assertThat(replace(stubborn, 9000, purse.context()))
                .isEqualTo(new ReplacementOutcome.NotReplaceable(ReplacementOutcome.Reason.NOT_SIGNALLED));
        var foreign = TxIn.unsigned(new OutPoint(new TxId(Hash256.ZERO), 0), TxIn.REPLACEABLE);
        var joint = new Transaction(2, List.of(first.inputs().getFirst(), foreign), first.outputs(), 0);
        assertThat(replace(joint, 9000, purse.context()))
                .isEqualTo(new ReplacementOutcome.NotReplaceable(ReplacementOutcome.Reason.NOT_OURS));
        assertThat(Replacement.prepare(first, new FeeChoice.Quoted(Urgency.TODAY), UNKNOWN, purse.context()))
                .isEqualTo(new ReplacementOutcome.NotDrafted(new DraftOutcome.NoFeeKnown()));
    }

    @Test
    void keepsTheRulesOfBip125InThreeThousandRandomWallets() {
        int replaced = 0;
        int widened = 0;
        for (int seed = 0; seed < 3_000; seed++) {
            var random = new Random(seed);
            var purse = new Purse(seed);
            int count = 1 + random.nextInt(12);
            for (int i = 0; i < count; i++) {
                purse.with(
                        random.nextBoolean() ? AddressType.P2TR : AddressType.P2WPKH,
                        5_000 + random.nextLong(1L << random.nextInt(10, 24)));
            }
            long amount = 1_000 + random.nextLong(purse.total());
            if (!(purse.pay(amount, 1000 + random.nextInt(4000)) instanceof DraftOutcome.Ready(var first))) continue;
            var outcome = replace(first.transaction(), 1000 + random.nextInt(20_000), purse.context());
            if (!(outcome instanceof ReplacementOutcome.Ready(var second))) continue;
            replaced++;
            if (second.coins().size() > first.coins().size()) widened++;
            check(first, second, purse);
        }
        assertThat(replaced).isGreaterThan(1_000);
        assertThat(widened).isGreaterThan(50);
    }

    private static void check(Draft first, Draft second, Purse purse) {
        var increment = Replacement.INCREMENT.feeFor(second.weight());
        assertThat(second.effects().fee().value())
                .isGreaterThanOrEqualTo(first.effects().fee().plus(increment).value());
        assertThat(second.effects().fee().value() * first.weight())
                .isGreaterThan(first.effects().fee().value() * second.weight());
        assertThat(spends(second.transaction())).containsAll(spends(first.transaction()));
        assertThat(paid(second)).isEqualTo(paid(first));
        assertThat(second.effects().fee())
                .isGreaterThanOrEqualTo(second.feeRate().feeFor(second.weight()));
        assertThat(second.transaction().outputs())
                .noneMatch(output -> output.value().isLessThan(DustLimit.of(output.script())));
        assertThat(second.effects().after())
                .isEqualTo(Satoshis.of(purse.total())
                        .minus(second.effects().paid())
                        .minus(second.effects().fee()));
    }

    private static List<TxOut> paid(Draft draft) {
        return draft.effects().payments().stream()
                .map(payment -> draft.transaction().outputs().get(payment.output()))
                .collect(Collectors.toList());
    }
}

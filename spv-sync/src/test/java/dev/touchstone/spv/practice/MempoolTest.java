package dev.touchstone.spv.practice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.bitcoin.OutPoint;
import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.spv.bitcoin.TxIn;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Height;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MempoolTest {
    private static final TestKey ALICE = TestKey.of("alice");

    private final Forge forge = new Forge().mine(110);

    @Test
    void takesATransactionThatPaysASatoshiForEachByte() {
        int size = forge.reward(1).to(ALICE.p2wpkh()).virtualSize();
        assertThat(why(forge.reward(1).paying(size - 1).to(ALICE.p2wpkh())))
                .isEqualTo(new TransactionRefusal.FeeTooLow(Satoshis.of(size - 1), Satoshis.of(size)));
        var enough = forge.reward(1).paying(size).to(ALICE.p2wpkh());
        assertThat(submit(enough)).isEqualTo(new SubmitResult.Accepted(enough.txid(), Satoshis.of(size), List.of()));
    }

    @Test
    void knowsWhatItHasAndWhatIsConfirmed() {
        var tx = accepted(forge.reward(1).to(ALICE.p2wpkh()));
        assertThat(submit(tx)).isEqualTo(new SubmitResult.AlreadyKnown(tx.txid()));
        forge.mine(1);
        assertThat(submit(tx)).isEqualTo(new SubmitResult.AlreadyKnown(tx.txid()));
    }

    @Test
    void refusesWhatABlockWouldNotTake() {
        var unknown = Spending.of(forge.reward(1).to(ALICE.p2tr()), 0).to(ALICE.p2tr());
        assertThat(why(unknown)).isInstanceOf(TransactionRefusal.MissingInput.class);
        assertThat(why(forge.reward(12).to(ALICE.p2tr()))).isInstanceOf(TransactionRefusal.ImmatureCoinbase.class);
        assertThat(why(forge.reward(1).lockedTo(111).to(ALICE.p2tr()))).isEqualTo(new TransactionRefusal.NotFinal(111));
        assertThat(why(forge.reward(1).withSequence(111).to(ALICE.p2tr())))
                .isEqualTo(new TransactionRefusal.SequenceLocked(0));
        assertThat(why(forge.reward(1).paying(-5).to(ALICE.p2tr())))
                .isInstanceOf(TransactionRefusal.SpendsMoreThanItHas.class);
        assertThat(why(forge.block().transactions().getFirst()))
                .isEqualTo(new TransactionRefusal.CoinbaseOutsideBlock());
    }

    @Test
    void refusesWhatNodesDoNotRelay() {
        var coin = forge.reward(1);
        assertThat(why(coin.inVersion(3).to(ALICE.p2tr()))).isEqualTo(new TransactionRefusal.VersionNotStandard(3));
        var unknown = new Script(ByteString.of(new byte[10]));
        assertThat(why(coin.to(unknown))).isEqualTo(new TransactionRefusal.OutputNotStandard(0));
        assertThat(why(coin.to(List.of(Forge.output(0, Script.of((byte) 0x6a))))))
                .isEqualTo(new TransactionRefusal.TooSmall(61));
        var note = new byte[99_000];
        note[0] = 0x6a;
        var heavy = Forge.output(0, new Script(ByteString.of(note)));
        assertThat(why(coin.to(List.of(heavy, heavy)))).isInstanceOf(TransactionRefusal.TooHeavy.class);
        var checks = new byte[900];
        Arrays.fill(checks, (byte) 0xae);
        checks[0] = 0x6a;
        assertThat(why(coin.to(List.of(Forge.output(0, new Script(ByteString.of(checks)))))))
                .isInstanceOf(TransactionRefusal.TooManySigops.class);
    }

    @ParameterizedTest
    @CsvSource({"p2pkh, 546", "p2sh, 540", "p2wpkh, 294", "p2wsh, 330", "p2tr, 330"})
    void callsAnOutputDustThatCostsAThirdOfItselfToSpend(String kind, long least) {
        var script = switch (kind) {
            case "p2pkh" -> ALICE.p2pkh();
            case "p2sh" -> ALICE.p2shP2wpkh();
            case "p2wpkh" -> ALICE.p2wpkh();
            case "p2wsh" -> ScriptRules.anyoneCanSpend();
            default -> ALICE.p2tr();
        };
        var dust = Forge.output(least - 1, script);
        assertThat(why(forge.reward(1).to(List.of(dust))))
                .isEqualTo(new TransactionRefusal.Dust(0, dust.value(), Satoshis.of(least)));
        accepted(forge.reward(1).to(List.of(Forge.output(least, script))));
    }

    // replacement (BIP125)

    @Test
    void refusesAConflictWithWhatDoesNotSignal() {
        var first = accepted(forge.reward(1).withSequence(TxIn.REPLACEABLE + 1).to(ALICE.p2wpkh()));
        assertThat(why(forge.reward(1).paying(90_000).to(ALICE.p2tr())))
                .isEqualTo(new TransactionRefusal.ConflictsWith(first.txid()));
    }

    @Test
    void replacesWhatSignalsAndAllThatHangsOnIt() {
        var parent = accepted(forge.reward(1).split(2));
        var child = accepted(Spending.of(parent, 0).to(ALICE.p2wpkh()));
        var replacement = forge.reward(1).paying(5_000).to(ALICE.p2tr());
        assertThat(submit(replacement))
                .isEqualTo(new SubmitResult.Accepted(
                        replacement.txid(), Satoshis.of(5_000), List.of(parent.txid(), child.txid())));
        assertThat(names()).containsExactly(replacement.txid());
    }

    @Test
    void inheritsTheSignalFromAnUnconfirmedParent() {
        var parent = accepted(forge.reward(1).split(1));
        var stubborn = Spending.of(parent, 0).withSequence(TxIn.FINAL);
        var child = accepted(stubborn.to(ALICE.p2wpkh()));
        var replacement = accepted(stubborn.paying(5_000).to(ALICE.p2tr()));
        assertThat(names()).containsExactly(parent.txid(), replacement.txid()).doesNotContain(child.txid());
    }

    @Test
    void wantsTheFeesOfAllThatGoesAndItsOwnRelayOnTop() {
        var parent = accepted(forge.reward(1).paying(1_000).split(2));
        accepted(Spending.of(parent, 0).paying(700).to(ALICE.p2wpkh()));
        int size = forge.reward(1).to(ALICE.p2tr()).virtualSize();
        long least = 1_700L + size;
        assertThat(why(forge.reward(1).paying(least - 1).to(ALICE.p2tr())))
                .isEqualTo(new TransactionRefusal.ReplacementFeeTooLow(Satoshis.of(least - 1), Satoshis.of(least)));
        accepted(forge.reward(1).paying(least).to(ALICE.p2tr()));
    }

    @Test
    void wantsAHigherFeeRateThanWhatItReplaces() {
        var small = accepted(forge.reward(1).paying(1_000).to(ALICE.p2tr()));
        assertThat(why(forge.reward(1).paying(2_000).split(12)))
                .isEqualTo(new TransactionRefusal.ReplacementRateTooLow(small.txid()));
    }

    @Test
    void takesNoNewUnconfirmedInputIntoAReplacement() {
        accepted(forge.reward(1).to(ALICE.p2tr()));
        var other = accepted(forge.reward(2).split(1));
        var spending = forge.reward(1)
                .and(other.outPoint(0), other.outputs().getFirst())
                .paying(50_000);
        assertThat(why(spending.to(ALICE.p2tr())))
                .isEqualTo(new TransactionRefusal.ReplacementAddsUnconfirmedInput(other.outPoint(0)));
    }

    @Test
    void doesNotLetATransactionReplaceItsOwnParent() {
        var parent = accepted(forge.reward(1).split(2));
        var spending = forge.reward(1)
                .and(parent.outPoint(0), parent.outputs().getFirst())
                .paying(50_000);
        assertThat(why(spending.to(ALICE.p2tr()))).isEqualTo(new TransactionRefusal.MissingInput(parent.outPoint(0)));
    }

    @Test
    void evictsNoMoreThanAHundred() {
        var spending = forge.reward(1);
        chain(forge.reward(1), 21);
        for (int height = 2; height <= 5; height++) {
            chain(forge.reward(height), 21);
            var coin = forge.reward(height);
            spending = spending.and(
                    coin.inputs().getFirst().outPoint(), coin.spent().getFirst());
        }
        assertThat(why(spending.paying(1_000_000).to(ALICE.p2tr())))
                .isEqualTo(new TransactionRefusal.ReplacementTooWide(105));
    }

    // families and room

    @Test
    void keepsAtMostTwentyFiveInOneLine() {
        var last = chain(forge.reward(1), 25);
        assertThat(why(Spending.of(last, 0).split(1))).isEqualTo(new TransactionRefusal.ChainTooLong(26, 25));
    }

    @Test
    void keepsAtMostTwentyFiveInOneFamily() {
        var parent = accepted(forge.reward(1).paying(5_000).split(30));
        for (int i = 0; i < 24; i++) accepted(Spending.of(parent, i).split(1));
        assertThat(why(Spending.of(parent, 24).split(1))).isEqualTo(new TransactionRefusal.ChainTooLong(26, 25));
    }

    private Transaction chain(Spending first, int length) {
        var tx = accepted(first.split(1));
        for (int i = 1; i < length; i++) tx = accepted(Spending.of(tx, 0).split(1));
        return tx;
    }

    @Test
    void letsTheWorstPayerGoWhenThereIsNoRoomAndAsksMoreFromThenOn() {
        var small = new Forge(200).mine(110);
        var poor = small.reward(1).paying(200).to(ALICE.p2tr());
        var middling = small.reward(2).paying(2_000).to(ALICE.p2tr());
        var rich = small.reward(3).paying(9_000).to(ALICE.p2tr());
        for (var tx : List.of(poor, middling, rich)) small.state.submit(tx);
        assertThat(small.state.mempool().entries())
                .extracting(MempoolEntry::txid)
                .doesNotContain(poor.txid())
                .contains(rich.txid());
        assertThat(small.state.submit(poor))
                .isInstanceOfSatisfying(
                        SubmitResult.Refused.class,
                        refused -> assertThat(refused.why()).isInstanceOf(TransactionRefusal.FeeTooLow.class));
        assertThat(small.state.floor().perKilobyte().value()).isGreaterThan(1_000);
        small.mine(1);
        assertThat(small.state.floor()).isEqualTo(FeeRate.LEAST);
        assertThat(small.state.submit(poor)).isInstanceOf(SubmitResult.Accepted.class);
    }

    @Test
    void saysWhenTheNewcomerItselfIsTheOneToGo() {
        var small = new Forge(150).mine(110);
        small.state.submit(small.reward(1).paying(9_000).to(ALICE.p2tr()));
        var poor = small.reward(2).paying(200).to(ALICE.p2tr());
        assertThat(small.state.submit(poor))
                .isEqualTo(new SubmitResult.Refused(poor.txid(), new TransactionRefusal.MempoolFull()));
    }

    // blocks

    @Test
    void forgetsWhatABlockConfirmsAndWhatItContradicts() {
        var confirmed = accepted(forge.reward(1).to(ALICE.p2wpkh()));
        var contradicted = accepted(forge.reward(2).split(1));
        accepted(Spending.of(contradicted, 0).to(ALICE.p2wpkh()));
        forge.state.accept(forge.block(confirmed, forge.reward(2).to(ALICE.p2tr())));
        assertThat(names()).isEmpty();
    }

    @Test
    void bringsBackWhatAReorganisationLeavesUnconfirmed() {
        var parent = accepted(forge.reward(1).split(1));
        forge.mine(1);
        var child = accepted(Spending.of(parent, 0).to(ALICE.p2tr()));
        forge.mining().beside(1, 2, List.of());
        assertThat(names()).containsExactly(parent.txid(), child.txid());
        forge.mine(1);
        assertThat(names()).isEmpty();
        assertThat(forge.state.chain().coin(child.outPoint(0))).isPresent();
    }

    @Test
    void dropsAfterAReorganisationWhatSpendsARewardThatIsYoungAgain() {
        forge.mine(1);
        var tx = accepted(forge.reward(12).to(ALICE.p2tr()));
        forge.mine(5);
        assertThat(forge.state.chain().coin(tx.outPoint(0))).isPresent();
        var young = accepted(forge.reward(17).to(ALICE.p2tr()));
        assertThat(names()).containsExactly(young.txid());
        forge.mining().beside(6, 7, List.of());
        assertThat(names()).containsExactlyInAnyOrder(tx.txid(), young.txid());
    }

    @Test
    void minesTheBestPayersFirstAndCountsAChildForItsParent() {
        var middling = accepted(forge.reward(1).paying(600).to(ALICE.p2tr()));
        var parent = accepted(forge.reward(2).paying(130).split(1));
        var rich = accepted(forge.reward(3).paying(20_000).to(ALICE.p2tr()));
        var child = accepted(Spending.of(parent, 0).paying(5_000).to(ALICE.p2tr()));
        var template = BlockTemplate.from(forge.state.mempool());
        assertThat(template.transactions()).containsExactly(rich, parent, child, middling);
        assertThat(template.fees()).isEqualTo(Satoshis.of(25_730));
    }

    @Test
    void fillsABlockNoFurtherThanItsWeight() {
        var note = new byte[95_000];
        note[0] = 0x6a;
        var outputs = List.of(Forge.output(0, new Script(ByteString.of(note))));
        forge.mine(20);
        var expected = new ArrayList<TxId>();
        for (int height = 1; height <= 12; height++)
            expected.add(accepted(forge.reward(height).to(outputs)).txid());
        var template = BlockTemplate.from(forge.state.mempool());
        assertThat(template.transactions()).hasSize(10);
        forge.mine(1);
        assertThat(names()).hasSize(2);
        forge.mine(1);
        assertThat(names()).isEmpty();
        assertThat(expected).hasSize(12);
    }

    @Test
    void doesNotTakeADoubleSpendOfAConfirmedCoin() {
        var coin = forge.reward(1);
        forge.state.accept(forge.block(coin.to(ALICE.p2wpkh())));
        OutPoint gone = coin.inputs().getFirst().outPoint();
        assertThat(why(coin.to(ALICE.p2tr()))).isEqualTo(new TransactionRefusal.MissingInput(gone));
        assertThat(forge.state.chain().tip().height()).isEqualTo(Height.of(111));
    }

    private List<TxId> names() {
        return forge.state.mempool().entries().stream().map(MempoolEntry::txid).toList();
    }

    private SubmitResult submit(Transaction tx) {
        return forge.state.submit(tx);
    }

    private Transaction accepted(Transaction tx) {
        assertThat(submit(tx)).isInstanceOf(SubmitResult.Accepted.class);
        return tx;
    }

    private TransactionRefusal why(Transaction tx) {
        var result = submit(tx);
        assertThat(result).isInstanceOf(SubmitResult.Refused.class);
        return ((SubmitResult.Refused) result).why();
    }
}

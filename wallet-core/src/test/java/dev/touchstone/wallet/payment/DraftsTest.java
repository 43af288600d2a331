package dev.touchstone.wallet.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.bitcoin.OutPoint;
import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.wallet.account.AddressType;
import dev.touchstone.wallet.account.BitcoinAddress;
import dev.touchstone.wallet.ledger.Coin;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class DraftsTest {
    private static final FeeQuote QUOTE = new FeeQuote.Known(
            new FeeRate(5000),
            new FeeRate(3000),
            new FeeRate(1000),
            new FeeRate(1000),
            new FeeQuote.Basis.RecentBlocks(6));

    @Test
    void lendsNobodyACoinThatIsFrozenYoungLeavingOrStrange() {
        var purse = new Purse(1);
        var inBlock = new Coin.Origin.InBlock(Purse.point(), 6, false);
        var good = purse.coin(AddressType.P2WPKH, 100_000, inBlock);
        purse.with(good)
                .with(frozen(purse.coin(AddressType.P2WPKH, 200_000, inBlock)))
                .with(leaving(purse.coin(AddressType.P2WPKH, 400_000, inBlock)))
                .with(purse.coin(AddressType.P2WPKH, 800_000, new Coin.Origin.InBlock(Purse.point(), 99, true)))
                .with(purse.coin(AddressType.P2WPKH, 1_600_000, new Coin.Origin.OthersUnconfirmed()));
        assertThat(ready(purse.pay(50_000, 1000)).coins()).containsExactly(good);
        assertThat(purse.pay(150_000, 1000))
                .isEqualTo(new DraftOutcome.Shortfall(
                        Satoshis.of(50_000 + 110), Satoshis.of(100_000), Satoshis.of(110), Satoshis.of(2_400_000)));
    }

    @Test
    void spendsOwnUnconfirmedChangeOnlyWhenTheRestIsNotEnough() {
        var purse = new Purse(1).with(AddressType.P2WPKH, 100_000);
        var change = purse.coin(AddressType.P2WPKH, 900_000, new Coin.Origin.OwnUnconfirmed());
        purse.with(change);
        assertThat(ready(purse.pay(60_000, 1000)).coins()).doesNotContain(change);
        var larger = ready(purse.pay(500_000, 1000));
        assertThat(larger.coins()).contains(change);
        assertThat(larger.warnings()).contains(new Warning.SpendsUnconfirmedChange(Satoshis.of(900_000)));
    }

    @Test
    void saysWhatIsMissingForAnEmptyOrWaitingWallet() {
        assertThat(new Purse(1).pay(1000, 1000))
                .isEqualTo(new DraftOutcome.NothingToSpend(Satoshis.ZERO, Satoshis.ZERO));
        var purse = new Purse(1);
        purse.with(purse.coin(AddressType.P2TR, 70_000, new Coin.Origin.OthersUnconfirmed()));
        purse.with(frozen(purse.coin(AddressType.P2TR, 5_000, new Coin.Origin.InBlock(Purse.point(), 3, false))));
        assertThat(purse.pay(1000, 1000))
                .isEqualTo(new DraftOutcome.NothingToSpend(Satoshis.of(70_000), Satoshis.of(5_000)));
    }

    @Test
    void refusesDustForeignNetworksAndFeesThatCannotBe() {
        var purse = new Purse(1).with(AddressType.P2WPKH, 100_000_000);
        assertThat(purse.pay(293, 1000))
                .isEqualTo(new DraftOutcome.BelowDust(Purse.SHOP, Satoshis.of(293), Satoshis.of(294)));
        assertThat(purse.pay(Purse.OLD_SHOP, new PayAmount.Exactly(Satoshis.of(545)), 1000))
                .isEqualTo(new DraftOutcome.BelowDust(Purse.OLD_SHOP, Satoshis.of(545), Satoshis.of(546)));
        var foreign = new BitcoinAddress(Network.BITCOIN_MAIN, Script.p2tr(new byte[32]));
        assertThat(purse.pay(foreign, new PayAmount.Exactly(Satoshis.of(5000)), 1000))
                .isEqualTo(new DraftOutcome.WrongNetwork(foreign, Purse.NETWORK));
        assertThat(purse.pay(5000, 99)).isInstanceOf(DraftOutcome.FeeBelowFloor.class);
        assertThat(purse.pay(5000, 100_000_000)).isInstanceOf(DraftOutcome.FeeAboveLimit.class);
        var quoted = DraftRequest.to(
                Purse.SHOP, new PayAmount.Exactly(Satoshis.of(5000)), new FeeChoice.Quoted(Urgency.TODAY));
        assertThat(Drafts.prepare(quoted, new FeeQuote.Unknown(), purse.context()))
                .isEqualTo(new DraftOutcome.NoFeeKnown());
        assertThat(ready(Drafts.prepare(quoted, QUOTE, purse.context())).feeRate())
                .isEqualTo(new FeeRate(1000));
    }

    @Test
    void sendsEverythingToTheLastSatoshi() {
        var purse = new Purse(1).with(AddressType.P2WPKH, 70_000, 30_000, 50).with(AddressType.P2TR, 100_000);
        var draft = ready(purse.pay(Purse.SHOP, new PayAmount.Everything(), 2000));
        assertThat(draft.coins()).hasSize(3);
        assertThat(draft.effects().fee()).isEqualTo(new FeeRate(2000).feeFor(draft.weight()));
        assertThat(draft.effects().paid())
                .isEqualTo(Satoshis.of(200_000).minus(draft.effects().fee()));
        assertThat(draft.effects().after()).isEqualTo(Satoshis.of(50));
        assertThat(draft.effects().returned()).isEmpty();
        var tiny = new Purse(1).with(AddressType.P2WPKH, 400);
        assertThat(tiny.pay(Purse.SHOP, new PayAmount.Everything(), 1000)).isInstanceOf(DraftOutcome.BelowDust.class);
        assertThat(tiny.pay(Purse.SHOP, new PayAmount.Everything(), 9000)).isInstanceOf(DraftOutcome.Shortfall.class);
    }

    /// 561 weight units are 140.25 virtual bytes, which nodes count as 141.
    @Test
    void paysForWholeVirtualBytesAsNodesCountThem() {
        assertThat(new FeeRate(1000).feeFor(561)).isEqualTo(Satoshis.of(141));
        assertThat(new FeeRate(1137).feeFor(561)).isEqualTo(Satoshis.of(161));
        assertThat(FeeRate.atLeastFor(Satoshis.of(161), 561).feeFor(561)).isEqualTo(Satoshis.of(161));
    }

    @Test
    void spendsExactlyTheChosenCoins() {
        var purse = new Purse(1).with(AddressType.P2WPKH, 70_000, 30_000, 60_000);
        var chosen =
                Set.of(purse.coins().get(0).outPoint(), purse.coins().get(1).outPoint());
        var draft = ready(Drafts.prepare(choose(chosen, 20_000), QUOTE, purse.context()));
        assertThat(draft.coins().stream().map(Coin::outPoint).collect(Collectors.toSet()))
                .isEqualTo(chosen);
        assertThat(draft.effects().returned()).hasSize(1);
        assertThat(Drafts.prepare(choose(chosen, 99_990), QUOTE, purse.context()))
                .isInstanceOfSatisfying(
                        DraftOutcome.Shortfall.class,
                        shortfall -> assertThat(shortfall.missing())
                                .isEqualTo(shortfall.fee().minus(Satoshis.of(10))));
        var gone = new OutPoint(new TxId(Hash256.ZERO), 0);
        assertThat(Drafts.prepare(choose(Set.of(gone), 1000), QUOTE, purse.context()))
                .isEqualTo(new DraftOutcome.CoinsUnavailable(List.of(gone)));
    }

    private static DraftRequest choose(Set<OutPoint> coins, long amount) {
        var payee = new DraftRequest.Payee(Purse.SHOP, new PayAmount.Exactly(Satoshis.of(amount)));
        return new DraftRequest(List.of(payee), new FeeChoice.Quoted(Urgency.TODAY), new CoinChoice.Exactly(coins));
    }

    @Test
    void locksTheTransactionToBlocksAboveTheTipAndHidesTheOrder() {
        var purse = new Purse(1).with(AddressType.P2WPKH, 1_000_000);
        var places = new java.util.HashSet<Integer>();
        for (int i = 0; i < 40; i++) {
            var draft = ready(purse.pay(300_000, 1000));
            assertThat(draft.transaction().lockTime()).isEqualTo(812);
            places.add(draft.effects().returned().getFirst().output());
        }
        assertThat(places).containsExactlyInAnyOrder(0, 1);
    }

    @Test
    void warnsOfWhatCouldBeLost() {
        var purse = new Purse(1).with(AddressType.P2WPKH, 1_000_000);
        assertThat(ready(purse.pay(300, 2000)).warnings())
                .hasAtLeastOneElementOfType(Warning.HighFee.class)
                .contains(new Warning.FirstTimeRecipient(Purse.SHOP));
        assertThat(ready(purse.pay(Purse.SHOP, new PayAmount.Everything(), 1000))
                        .warnings())
                .contains(new Warning.SendsAll());
        var known = new KnownAddresses(Set.of(Purse.SHOP), Set.of());
        var request = DraftRequest.to(
                Purse.SHOP, new PayAmount.Exactly(Satoshis.of(500_000)), new FeeChoice.Quoted(Urgency.TODAY));
        assertThat(ready(Drafts.prepare(request, QUOTE, purse.context(known))).warnings())
                .containsExactly(new Warning.ReusedAddress(Purse.SHOP));
    }

    @Test
    void recognisesAnAddressMadeToBeMistakenForAnother() {
        assertThat(LookAlike.isLookAlike("bc1qabcxxxxxxxxxwxyz", "bc1qabcyyyyyyyyywxyz", 4))
                .isTrue();
        assertThat(LookAlike.isLookAlike("bc1qabcxxxxxxxxxwxyz", "bc1qabcyyyyyyyyyuvst", 4))
                .isFalse();
        assertThat(LookAlike.isLookAlike("bc1qabcxxxxxxxxxwxyz", "bc1qabcxxxxxxxxxwxyz", 4))
                .isFalse();
        assertThat(LookAlike.differing("bc1qaxz", "bc1qayz")).containsExactly(5);
        var paid = Purse.address(Script.p2wpkh(Purse.filled(20, 1)));
        var forged = forge(paid);
        var purse = new Purse(1).with(AddressType.P2WPKH, 1_000_000);
        var request = DraftRequest.to(
                forged, new PayAmount.Exactly(Satoshis.of(500_000)), new FeeChoice.Quoted(Urgency.TODAY));
        var outcome = Drafts.prepare(request, QUOTE, purse.context(new KnownAddresses(Set.of(paid), Set.of())));
        assertThat(ready(outcome).warnings().getFirst())
                .isInstanceOfSatisfying(Warning.LooksLikeKnownAddress.class, warning -> {
                    assertThat(warning.known()).isEqualTo(paid);
                    assertThat(warning.differing()).hasSizeGreaterThan(20);
                });
    }

    /// What a forger does: tries keys until the first characters and the last agree.
    private static BitcoinAddress forge(BitcoinAddress paid) {
        var hash = Purse.filled(20, 1);
        for (int tries = 0; tries < 1_000_000; tries++) {
            for (int i = 2; i < 20; i++) hash[i] = (byte) ((tries >>> (i % 4 * 8)) ^ (i * 31));
            var forged = Purse.address(Script.p2wpkh(hash));
            if (forged.text().endsWith(paid.text().substring(paid.text().length() - 3))) return forged;
        }
        throw new AssertionError("found none");
    }

    private static Coin frozen(Coin coin) {
        return new Coin(coin.outPoint(), coin.output(), coin.path(), coin.origin(), true, false, false, "");
    }

    private static Coin leaving(Coin coin) {
        return new Coin(coin.outPoint(), coin.output(), coin.path(), coin.origin(), false, true, false, "");
    }

    private static Draft ready(DraftOutcome outcome) {
        if (outcome instanceof DraftOutcome.Ready ready) return ready.draft();
        throw new AssertionError(outcome);
    }
}

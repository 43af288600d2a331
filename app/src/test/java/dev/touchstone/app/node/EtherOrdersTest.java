package dev.touchstone.app.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.AccessListEntry;
import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Fees;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.TransactionType;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.proof.Claimed;
import dev.touchstone.wallet.KeyImport;
import dev.touchstone.wallet.asset.TokenContract;
import dev.touchstone.wallet.ledger.EthereumPaymentState;
import dev.touchstone.wallet.payment.ethereum.EffectWarning;
import dev.touchstone.wallet.payment.ethereum.EthereumDraft;
import dev.touchstone.wallet.payment.ethereum.EthereumDraftOutcome;
import dev.touchstone.wallet.payment.ethereum.EthereumOrder;
import dev.touchstone.wallet.payment.ethereum.EthereumRequest;
import dev.touchstone.wallet.payment.ethereum.EthereumSignOutcome;
import dev.touchstone.wallet.payment.ethereum.FeeWish;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Orders of each kind on a practice chain: what their transactions are, do, and lack.
class EtherOrdersTest {
    private static final BigInteger UNITS = BigInteger.valueOf(1_000);

    private EtherPaymentWorld world;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        world = new EtherPaymentWorld(directory);
        world.chain.giveToken(me(), UNITS);
        world.chain.giveNft(me());
        world.chain.giveItem(me(), BigInteger.ONE, BigInteger.TEN);
        world.chain.giveItem(me(), BigInteger.TWO, BigInteger.TEN);
        world.advance(1);
    }

    @AfterEach
    void stop() throws Exception {
        world.close();
    }

    private EthereumAddress me() {
        return world.account();
    }

    private TokenContract token() {
        return new TokenContract("practice", world.chain.contracts().token());
    }

    private TokenContract items() {
        return new TokenContract("practice", world.chain.contracts().items());
    }

    private void isDone(EthereumDraft draft) throws InterruptedException {
        var hash = world.signs(draft);
        world.awaits(hash, EthereumPaymentState.Taken.class);
        world.advance(1);
        var there = world.awaits(hash, EthereumPaymentState.InBlock.class);
        assertThat(((EthereumPaymentState.InBlock) there.state()).succeeded()).isTrue();
    }

    @Test
    void tokensArePaidWithAsMuchGasAsTheyNeedAndAMargin() throws Exception {
        var draft = world.drafts(new EthereumOrder.PayToken(me(), token(), EtherPaymentWorld.BOB, BigInteger.TEN));
        long least =
                draft.simulated().value().transactions().getLast().leastGas().orElseThrow();
        assertThat(draft.transaction().gasLimit()).isBetween(least * 114 / 100, least * 116 / 100);
        assertThat(draft.effects().losses())
                .anySatisfy(change -> assertThat(change.change()).isEqualTo(BigInteger.TEN.negate()));
        assertThat(draft.fees().tips()).isInstanceOf(Claimed.class);
        isDone(draft);
    }

    @Test
    void saysThatThereAreTooFewTokens() {
        var order = new EthereumOrder.PayToken(me(), token(), EtherPaymentWorld.BOB, UNITS.add(BigInteger.ONE));
        assertThat(world.prepares(order, EtherPaymentWorld.NORMAL))
                .isEqualTo(new EthereumDraftOutcome.TooLittle(UNITS, UNITS.add(BigInteger.ONE)));
    }

    @Test
    void itemsAreGivenInOneGo() throws Exception {
        var quantities = new LinkedHashMap<>(Map.of(BigInteger.ONE, BigInteger.TWO));
        quantities.put(BigInteger.TWO, BigInteger.ONE);
        isDone(world.drafts(new EthereumOrder.GiveItems(me(), items(), EtherPaymentWorld.BOB, quantities)));
        quantities.put(BigInteger.TWO, BigInteger.valueOf(99));
        assertThat(world.prepares(
                        new EthereumOrder.GiveItems(me(), items(), EtherPaymentWorld.BOB, quantities),
                        EtherPaymentWorld.NORMAL))
                .isEqualTo(new EthereumDraftOutcome.TooLittle(BigInteger.valueOf(9), BigInteger.valueOf(99)));
    }

    @Test
    void aPermissionIsWarnedOfAndTakenBack() throws Exception {
        var given = world.drafts(new EthereumOrder.Allow(me(), token(), EtherPaymentWorld.BOB, BigInteger.TEN));
        assertThat(given.effects().warnings()).hasAtLeastOneElementOfType(EffectWarning.Allowance.class);
        isDone(given);
        var taken = world.drafts(new EthereumOrder.Allow(me(), token(), EtherPaymentWorld.BOB, BigInteger.ZERO));
        assertThat(taken.effects().warnings()).isEmpty();
    }

    @Test
    void anAccountRunsCodeAndStopsDoingSo() throws Exception {
        var begin = world.drafts(new EthereumOrder.RunCodeOf(me(), token().address()));
        assertThat(begin.transaction().type()).isEqualTo(TransactionType.SET_CODE);
        assertThat(begin.effects().warnings()).hasAtLeastOneElementOfType(EffectWarning.RunsForeignCode.class);
        isDone(begin);
        var end = world.drafts(new EthereumOrder.RunCodeOf(me(), EthereumAddress.ZERO));
        assertThat(end.effects().warnings()).isEmpty();
        isDone(end);
        assertThat(world.drafts(world.payment(Wei.of(1))).transaction().nonce()).isEqualTo(4);
    }

    @Test
    void onePriceMakesATransactionOfTheOldestKind() throws Exception {
        var price = new FeeWish.Exactly(new Fees.GasPrice(Wei.PER_GWEI.times(3)));
        var draft = EtherPaymentWorld.ready(world.prepares(world.payment(Wei.of(7)), price));
        assertThat(draft.transaction().type()).isEqualTo(TransactionType.LEGACY);
        isDone(draft);
    }

    @Test
    void aTransactionNamesWhatItTouches() throws Exception {
        var request = new EthereumRequest(
                new EthereumOrder.PayToken(me(), token(), EtherPaymentWorld.BOB, BigInteger.ONE),
                new FeeWish.Exactly(new Fees.GasPrice(Wei.PER_GWEI.times(3))),
                OptionalLong.empty(),
                OptionalLong.of(150_000),
                List.of(new AccessListEntry(token().address(), List.of(StorageKey.of(0)))));
        var draft = EtherPaymentWorld.ready(world.prepares(request));
        assertThat(draft.transaction().type()).isEqualTo(TransactionType.ACCESS_LIST);
        assertThat(draft.transaction().gasLimit()).isEqualTo(150_000);
        isDone(draft);
    }

    @Test
    void anAccountOfABroughtKeyPays() throws Exception {
        var key = "4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318".toCharArray();
        var imported = (KeyImport.Imported) world.wallet()
                .ethereum()
                .importKey(key, "", EtherPaymentWorld.password())
                .join();
        var from = imported.account().address();
        world.chain.pay(from, Wei.PER_ETHER);
        world.advance(1);
        isDone(world.drafts(new EthereumOrder.PayEther(from, EtherPaymentWorld.BOB, Wei.of(5))));
    }

    @Test
    void aContractIsMade() throws Exception {
        var code = ByteString.fromHex("600160005360016000f3").orElseThrow();
        isDone(world.drafts(new EthereumOrder.Call(me(), new Destination.NewContract(), Wei.ZERO, code)));
    }

    @Test
    void nothingIsDraftedWithANonceThatIsUsedOrTooHigh() {
        assertThat(world.prepares(withNonce(1))).isEqualTo(new EthereumDraftOutcome.NonceGap(0, 1));
        var waiting = world.signs(world.drafts(world.payment(Wei.of(5))));
        assertThat(world.prepares(withNonce(0))).isEqualTo(new EthereumDraftOutcome.NonceTaken(0));
        var behind = EtherPaymentWorld.ready(world.prepares(withNonce(1)));
        assertThat(behind.simulated().value().transactions()).hasSize(2);
        assertThat(behind.effects().losses()).hasSize(1);
        world.wallet().ethereumPayments().abandon(waiting).join();
        assertThat(world.wallet().ethereumPayments().nextNonce(me())).isEqualTo(OptionalLong.of(0));
    }

    private EthereumRequest withNonce(long nonce) {
        return new EthereumRequest(
                world.payment(Wei.of(5)),
                EtherPaymentWorld.NORMAL,
                OptionalLong.of(nonce),
                OptionalLong.empty(),
                List.of());
    }

    @Test
    void aReplacementPaysATenthMore() {
        var fees = new Fees.FeeMarket(Wei.PER_GWEI, Wei.PER_GWEI.times(10));
        var first = EtherPaymentWorld.ready(world.prepares(world.payment(Wei.of(5)), new FeeWish.Exactly(fees)));
        var waiting = world.signs(first);
        assertThat(world.wallet()
                        .ethereumPayments()
                        .speedUp(waiting, new FeeWish.Exactly(fees))
                        .join())
                .isEqualTo(new EthereumDraftOutcome.FeeTooLow(Wei.of(1_100_000_000), Wei.PER_GWEI.times(11)));
    }

    @Test
    void aWrongPasswordAndAnAccountWithoutAKeySignNothing() {
        var draft = world.drafts(world.payment(Wei.of(5)));
        assertThat(world.wallet()
                        .ethereumPayments()
                        .sign(draft, "wrong".toCharArray())
                        .join())
                .isEqualTo(new EthereumSignOutcome.WrongPassword());
        world.wallet().ethereum().watch(EtherPaymentWorld.BOB, "").join();
        var watched = new EthereumOrder.PayEther(EtherPaymentWorld.BOB, me(), Wei.of(1));
        assertThat(world.prepares(watched, EtherPaymentWorld.NORMAL))
                .isEqualTo(new EthereumDraftOutcome.WatchOnly(EtherPaymentWorld.BOB));
        assertThat(world.wallet().snapshot().get().ethereumPayments()).isEmpty();
    }

    @Test
    void whatChangedSinceTheReviewIsNotSigned() throws Exception {
        var draft = world.drafts(new EthereumOrder.PayToken(me(), token(), EtherPaymentWorld.BOB, UNITS));
        assertThat(draft.effects().warnings()).hasAtLeastOneElementOfType(EffectWarning.LosesAll.class);
        world.chain.giveToken(me(), UNITS);
        world.advance(1);
        assertThat(world.signing(draft)).isInstanceOf(EthereumSignOutcome.EffectsDiffer.class);
    }

    /// Apps ask for anything.
    @Test
    void whateverIsAskedForIsAnswered() {
        var to = new Destination.To(EtherPaymentWorld.BOB);
        var most = new EthereumOrder.Call(me(), to, Wei.MAX, ByteString.EMPTY);
        assertThat(world.prepares(most, EtherPaymentWorld.NORMAL)).isInstanceOf(EthereumDraftOutcome.Shortfall.class);
        var dear = new FeeWish.Exactly(new Fees.FeeMarket(Wei.MAX, Wei.MAX));
        assertThat(world.prepares(world.payment(Wei.of(1)), dear)).isInstanceOf(EthereumDraftOutcome.Shortfall.class);
        assertThat(world.prepares(most, dear)).isInstanceOf(EthereumDraftOutcome.Shortfall.class);
        assertThat(world.prepares(new EthereumOrder.PayAllEther(me(), me()), dear))
                .isInstanceOf(EthereumDraftOutcome.Shortfall.class);
        var tooLong = new EthereumOrder.Call(me(), to, Wei.ZERO, ByteString.of(new byte[2_000_000]));
        assertThat(world.prepares(tooLong, EtherPaymentWorld.NORMAL))
                .isInstanceOf(EthereumDraftOutcome.TooMuchGas.class);
        for (long gas : new long[] {-1, Long.MAX_VALUE, 1 << 25}) {
            assertThat(world.prepares(with(OptionalLong.empty(), OptionalLong.of(gas), List.of())))
                    .isInstanceOf(EthereumDraftOutcome.TooMuchGas.class);
        }
        var entries = Collections.nCopies(2_000, new AccessListEntry(EtherPaymentWorld.BOB, List.of()));
        assertThat(world.prepares(with(OptionalLong.empty(), OptionalLong.empty(), entries)))
                .isInstanceOf(EthereumDraftOutcome.TooMuchGas.class);
        assertThat(world.prepares(with(OptionalLong.of(-1), OptionalLong.empty(), List.of())))
                .isEqualTo(new EthereumDraftOutcome.NonceTaken(-1));
        assertThat(world.prepares(with(OptionalLong.empty(), OptionalLong.of(5), List.of())))
                .isInstanceOf(EthereumDraftOutcome.Ready.class);
    }

    private EthereumRequest with(OptionalLong nonce, OptionalLong gas, List<AccessListEntry> entries) {
        return new EthereumRequest(world.payment(Wei.of(5)), EtherPaymentWorld.NORMAL, nonce, gas, entries);
    }

    @Test
    void whatWouldFailIsWarnedOf() {
        var order = new EthereumOrder.Call(
                me(),
                new Destination.To(token().address()),
                Wei.ZERO,
                ByteString.fromHex("deadbeef").orElseThrow());
        var draft = EtherPaymentWorld.ready(world.prepares(order, EtherPaymentWorld.NORMAL));
        assertThat(draft.effects().warnings()).hasAtLeastOneElementOfType(EffectWarning.Fails.class);
    }

    @Test
    void aFeeBelowTheBlocksIsDraftedForTheUserWhoWants() {
        var low = new FeeWish.Exactly(new Fees.FeeMarket(Wei.of(1), Wei.of(1)));
        var draft = EtherPaymentWorld.ready(world.prepares(world.payment(Wei.of(5)), low));
        assertThat(draft.transaction().fees().mostPerGas()).isEqualTo(Wei.of(1));
        assertThat(draft.effects().warnings()).isEmpty();
    }
}

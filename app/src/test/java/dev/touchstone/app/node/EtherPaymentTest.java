package dev.touchstone.app.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.ethereum.Fees;
import dev.touchstone.spv.ethereum.TransactionType;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.TransactionReceipt;
import dev.touchstone.wallet.ledger.EthereumPayment;
import dev.touchstone.wallet.ledger.EthereumPaymentState;
import dev.touchstone.wallet.payment.ethereum.EthereumDraft;
import dev.touchstone.wallet.payment.ethereum.EthereumDraftOutcome;
import dev.touchstone.wallet.payment.ethereum.EthereumOrder;
import dev.touchstone.wallet.payment.ethereum.EthereumSignOutcome;
import dev.touchstone.wallet.payment.ethereum.FeeWish;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A payment of ether from the order to the final block, on a practice chain over real HTTP.
class EtherPaymentTest {
    private static final Wei HALF = Wei.of(Wei.PER_ETHER.value().longValue() / 2);

    private EtherPaymentWorld world;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        world = new EtherPaymentWorld(directory);
    }

    @AfterEach
    void stop() throws Exception {
        world.close();
    }

    @Test
    void aPaymentIsShownSignedProvenInItsBlockAndSettled() throws Exception {
        var draft = world.drafts(world.payment(HALF));
        assertThat(draft.transaction().type()).isEqualTo(TransactionType.FEE_MARKET);
        assertThat(draft.effects().losses()).hasSize(1);
        assertThat(draft.effects().warnings()).isEmpty();
        assertThat(draft.simulated().value().transactions().getLast().gasUsed()).isEqualTo(21_000);
        assertThat(draft.fees().most()).isGreaterThanOrEqualTo(draft.fees().expected());
        var hash = world.signs(draft);
        world.awaits(hash, EthereumPaymentState.Taken.class);
        assertThat(world.wallet().ethereumPayments().nextNonce(world.account())).isEqualTo(OptionalLong.of(1));
        world.advance(1);
        var there = world.awaits(hash, EthereumPaymentState.InBlock.class);
        assertThat(((EthereumPaymentState.InBlock) there.state()).succeeded()).isTrue();
        assertThat(((EthereumPaymentState.InBlock) there.state()).proof()).isInstanceOf(Proven.class);
        for (int epochs = 0; epochs < 4; epochs++) world.advance(7);
        world.awaits(hash, EthereumPaymentState.Settled.class);
        world.shut();
        world.reopen();
        var again = world.awaits(
                "a receipt proven again",
                now -> now.ethereumPayment(hash).orElseThrow().state() instanceof EthereumPaymentState.Settled settled
                        && settled.proof() instanceof Proven);
        assertThat(again.ethereumPayments()).hasSize(1);
    }

    @Test
    void whatWasSignedIsOfferedAgainAfterARestart() throws Exception {
        var draft = world.drafts(world.payment(HALF));
        world.node.goOffline();
        var hash = world.signs(draft);
        assertThat(world.wallet().snapshot().get().ethereumPayments().getFirst().state())
                .isInstanceOf(EthereumPaymentState.Saved.class);
        world.shut();
        world.node.goOnline();
        world.reopen();
        world.awaits(hash, EthereumPaymentState.Taken.class);
        world.shut();
        world.chain.advance(2);
        world.reopen();
        world.awaitsNewest();
        world.awaits(hash, EthereumPaymentState.InBlock.class);
    }

    @Test
    void aFasterPaymentTakesThePlaceOfOneThatWaits() throws Exception {
        var slow = world.signs(world.drafts(world.payment(HALF)));
        world.awaits(slow, EthereumPaymentState.Taken.class);
        var payments = world.wallet().ethereumPayments();
        var faster = EtherPaymentWorld.ready(
                payments.speedUp(slow, EtherPaymentWorld.FAST).join());
        assertThat(faster.replaces()).contains(slow);
        assertThat(faster.transaction().nonce()).isZero();
        var fast = world.signs(faster);
        world.awaits(fast, EthereumPaymentState.Taken.class);
        world.advance(1);
        world.awaits(fast, EthereumPaymentState.InBlock.class);
        assertThat(world.wallet()
                        .snapshot()
                        .get()
                        .ethereumPayment(slow)
                        .orElseThrow()
                        .state())
                .isEqualTo(new EthereumPaymentState.Replaced(fast));
        assertThat(payments.cancel(slow, EtherPaymentWorld.FAST).join())
                .isEqualTo(new EthereumDraftOutcome.NotWaiting(slow));
    }

    @Test
    void anAddressIsNewUntilItIsPaid() throws Exception {
        var first = world.drafts(world.payment(HALF));
        assertThat(first.makesAccount()).isTrue();
        assertThat(world.drafts(world.payment(Wei.ZERO)).makesAccount()).isFalse();
        var payment = world.signs(first);
        world.awaits(payment, EthereumPaymentState.Taken.class);
        world.advance(1);
        world.awaits(payment, EthereumPaymentState.InBlock.class);
        assertThat(world.drafts(world.payment(HALF)).makesAccount()).isFalse();
    }

    @Test
    void oneTrialTellsWhatEachSpeedCosts() throws Exception {
        var payments = world.wallet().ethereumPayments();
        var order = world.payment(HALF);
        tellsWhatEachSpeedCosts(wish -> EtherPaymentWorld.ready(world.prepares(order, wish)));
        var waiting = world.signs(world.drafts(order));
        tellsWhatEachSpeedCosts(
                wish -> EtherPaymentWorld.ready(payments.speedUp(waiting, wish).join()));
        var own = new FeeWish.Exactly(new Fees.FeeMarket(Wei.PER_GWEI, Wei.PER_GWEI.times(9)));
        assertThat(EtherPaymentWorld.ready(world.prepares(order, own)).atEachSpeed())
                .isEmpty();
    }

    private static void tellsWhatEachSpeedCosts(Function<FeeWish, EthereumDraft> drafting) {
        var told = drafting.apply(EtherPaymentWorld.NORMAL).atEachSpeed();
        assertThat(told).containsOnlyKeys(FeeWish.Speed.values());
        for (var speed : FeeWish.Speed.values()) {
            var tried = drafting.apply(new FeeWish.Soon(speed)).fees();
            assertThat(told.get(speed).fees()).isEqualTo(tried.fees());
            assertThat(told.get(speed).expected()).isEqualTo(tried.expected());
            assertThat(told.get(speed).most()).isEqualTo(tried.most());
        }
    }

    @Test
    void aCancelledPaymentPaysNobody() throws Exception {
        var slow = world.signs(world.drafts(world.payment(HALF)));
        world.awaits(slow, EthereumPaymentState.Taken.class);
        var payments = world.wallet().ethereumPayments();
        var cancel = EtherPaymentWorld.ready(
                payments.cancel(slow, EtherPaymentWorld.NORMAL).join());
        assertThat(cancel.transaction().value()).isEqualTo(Wei.ZERO);
        var hash = world.signs(cancel);
        world.awaits(hash, EthereumPaymentState.Taken.class);
        world.advance(1);
        world.awaits(hash, EthereumPaymentState.InBlock.class);
    }

    @Test
    void ofTwoDraftsWithOneNonceOnlyOneIsSigned() throws Exception {
        var one = world.drafts(world.payment(HALF));
        var other = world.drafts(world.payment(Wei.PER_ETHER));
        assertThat(other.transaction().nonce()).isEqualTo(one.transaction().nonce());
        world.signs(one);
        assertThat(world.signing(other)).isEqualTo(new EthereumSignOutcome.NonceTaken(0));
        var next = world.drafts(world.payment(Wei.PER_ETHER));
        assertThat(next.transaction().nonce()).isEqualTo(1);
        var hash = world.signs(next);
        world.awaits(hash, EthereumPaymentState.Taken.class);
        world.advance(1);
        world.awaits(hash, EthereumPaymentState.InBlock.class);
    }

    @Test
    void aPaymentWhoseBlockIsReplacedIsProvenInAnother() throws Exception {
        var hash = world.signs(world.drafts(world.payment(HALF)));
        world.awaits(hash, EthereumPaymentState.Taken.class);
        world.advance(1);
        var before =
                block(world.awaits(hash, EthereumPaymentState.InBlock.class)).orElseThrow();
        world.chain.reorganise(2);
        world.advance(2);
        world.awaits(
                "another block",
                now -> block(now.ethereumPayment(hash).orElseThrow())
                        .filter(block -> !block.equals(before))
                        .isPresent());
    }

    private static Optional<ChainPoint> block(EthereumPayment payment) {
        return payment.state() instanceof EthereumPaymentState.InBlock in
                        && in.proof() instanceof Proven<TransactionReceipt> proven
                ? Optional.of(proven.value().receipt().block())
                : Optional.empty();
    }

    @Test
    void allTheEtherIsAllButTheMostThatTheFeeCanBe() throws Exception {
        var draft = world.drafts(new EthereumOrder.PayAllEther(world.account(), EtherPaymentWorld.BOB));
        var fee = draft.fees().most();
        assertThat(draft.transaction().value().plus(fee)).isEqualTo(Wei.PER_ETHER.times(10));
        var hash = world.signs(draft);
        world.awaits(hash, EthereumPaymentState.Taken.class);
        world.advance(1);
        world.awaits(hash, EthereumPaymentState.InBlock.class);
    }

    @Test
    void saysHowMuchIsMissing() {
        var outcome = world.prepares(world.payment(Wei.PER_ETHER.times(11)), EtherPaymentWorld.NORMAL);
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        EthereumDraftOutcome.Shortfall.class,
                        shortfall -> assertThat(shortfall.missing()).isEqualTo(Wei.PER_ETHER.plus(shortfall.fee())));
    }

    @Test
    void nothingIsPreparedOffline() {
        world.shut();
        world.reopen();
        world.wallet().ethereumPayments().detach();
        assertThat(world.prepares(world.payment(HALF), EtherPaymentWorld.NORMAL))
                .isEqualTo(new EthereumDraftOutcome.Offline());
    }
}

package dev.touchstone.wallet.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import dev.touchstone.spv.ethereum.Fees;
import dev.touchstone.spv.ethereum.TransactionSignature;
import dev.touchstone.spv.ethereum.TransactionType;
import dev.touchstone.spv.ethereum.UnsignedTransaction;
import dev.touchstone.spv.ethereum.Wei;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// How far payments on Ethereum have come, by what happened to them.
class EthereumPaymentLedgerTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:20:30Z");
    private static final EthereumAddress US = EthereumAddress.ZERO;
    private static final ChainPoint BLOCK = new ChainPoint(Height.of(7), Hash256.ZERO);

    private final FakeChain chain = new FakeChain();

    private static EthereumTransaction transaction(long nonce, long tip) {
        return new UnsignedTransaction(
                        US,
                        TransactionType.FEE_MARKET,
                        nonce,
                        new Fees.FeeMarket(Wei.of(tip), Wei.PER_GWEI),
                        21_000,
                        new Destination.To(US),
                        Wei.PER_ETHER,
                        ByteString.EMPTY,
                        List.of(),
                        List.of())
                .signed(BigInteger.ONE, List.of(), TransactionSignature.NONE);
    }

    private Hash256 sign(long nonce, long tip, Optional<Hash256> replaces) {
        var transaction = transaction(nonce, tip);
        apply(new WalletEvent.EthereumPaymentSigned("practice", US, transaction, replaces, NOW));
        return transaction.hash();
    }

    private void apply(WalletEvent event) {
        chain.ledger.apply(event);
    }

    private EthereumPaymentState state(Hash256 payment) {
        return chain.look().ethereumPayment(payment).orElseThrow().state();
    }

    private boolean isNews(WalletEvent.OfEthereumPayments event) {
        return chain.ledger.ethereumPayments().isNews(event);
    }

    @Test
    void aPaymentGoesFromTheDiskToAFinalBlock() {
        var payment = sign(3, 1, Optional.empty());
        assertThat(state(payment)).isEqualTo(new EthereumPaymentState.Saved());
        apply(new WalletEvent.EthereumPaymentTaken(payment, 2, NOW));
        assertThat(state(payment)).isEqualTo(new EthereumPaymentState.Taken(2));
        apply(new WalletEvent.EthereumPaymentInBlock(payment, BLOCK, false, NOW));
        assertThat(state(payment)).isInstanceOfSatisfying(EthereumPaymentState.InBlock.class, in -> {
            assertThat(in.succeeded()).isFalse();
            assertThat(in.proof().isProven()).isFalse();
        });
        apply(new WalletEvent.EthereumPaymentSettled(payment, NOW));
        assertThat(state(payment)).isInstanceOf(EthereumPaymentState.Settled.class);
    }

    @Test
    void aRefusalCountsOnlyWhileNobodyHasIt() {
        var payment = sign(3, 1, Optional.empty());
        apply(new WalletEvent.EthereumPaymentRefused(payment, "fee too low", NOW));
        assertThat(state(payment)).isEqualTo(new EthereumPaymentState.Rejected("fee too low"));
        assertThat(isNews(new WalletEvent.EthereumPaymentRefused(payment, "fee too low", NOW)))
                .isFalse();
        assertThat(isNews(new WalletEvent.EthereumPaymentRefused(payment, "nonce too low", NOW)))
                .isTrue();
        apply(new WalletEvent.EthereumPaymentTaken(payment, 1, NOW));
        assertThat(state(payment)).isEqualTo(new EthereumPaymentState.Taken(1));
        assertThat(isNews(new WalletEvent.EthereumPaymentRefused(payment, "nonce too low", NOW)))
                .isFalse();
        assertThat(isNews(new WalletEvent.EthereumPaymentTaken(payment, 1, NOW)))
                .isFalse();
        assertThat(isNews(new WalletEvent.EthereumPaymentTaken(payment, 2, NOW)))
                .isTrue();
        assertThat(isNews(new WalletEvent.EthereumPaymentTaken(Hash256.ZERO, 2, NOW)))
                .isFalse();
    }

    @Test
    void ofTwoWithOneNonceTheOneInABlockTakesTheOthersPlaceUntilThatBlockIsReplaced() {
        var slow = sign(3, 1, Optional.empty());
        var fast = sign(3, 2, Optional.of(slow));
        assertThat(chain.ledger.ethereumPayments().waiting("practice", US)).hasSize(2);
        apply(new WalletEvent.EthereumPaymentInBlock(fast, BLOCK, true, NOW));
        assertThat(state(slow)).isEqualTo(new EthereumPaymentState.Replaced(fast));
        assertThat(chain.ledger.ethereumPayments().waiting("practice", US)).isEmpty();
        apply(new WalletEvent.EthereumPaymentLeftBlock(fast, NOW));
        assertThat(state(slow)).isEqualTo(new EthereumPaymentState.Saved());
        apply(new WalletEvent.EthereumPaymentInBlock(slow, BLOCK, true, NOW));
        assertThat(state(fast)).isEqualTo(new EthereumPaymentState.Replaced(slow));
    }

    @Test
    void whatWasGivenUpMayStillComeIntoABlock() {
        var payment = sign(3, 1, Optional.empty());
        apply(new WalletEvent.EthereumPaymentAbandoned(payment, NOW));
        assertThat(state(payment)).isEqualTo(new EthereumPaymentState.Abandoned());
        assertThat(chain.ledger.ethereumPayments().waiting("practice", US)).isEmpty();
        apply(new WalletEvent.EthereumPaymentInBlock(payment, BLOCK, true, NOW));
        assertThat(state(payment)).isInstanceOf(EthereumPaymentState.InBlock.class);
    }

    @Test
    void aPaymentThatWasOvertakenAndFoundAfterAllIsInItsBlock() {
        var payment = sign(3, 1, Optional.empty());
        apply(new WalletEvent.EthereumPaymentOvertaken(payment, NOW));
        assertThat(state(payment)).isEqualTo(new EthereumPaymentState.Overtaken());
        apply(new WalletEvent.EthereumPaymentInBlock(payment, BLOCK, true, NOW));
        assertThat(state(payment)).isInstanceOf(EthereumPaymentState.InBlock.class);
    }

    @Test
    void whatIsKnownIsNoNews() {
        var payment = sign(3, 1, Optional.empty());
        var left = new WalletEvent.EthereumPaymentLeftBlock(payment, NOW);
        var settled = new WalletEvent.EthereumPaymentSettled(payment, NOW);
        var in = new WalletEvent.EthereumPaymentInBlock(payment, BLOCK, true, NOW);
        var overtaken = new WalletEvent.EthereumPaymentOvertaken(payment, NOW);
        assertThat(isNews(left)).isFalse();
        assertThat(isNews(settled)).isFalse();
        assertThat(isNews(overtaken)).isTrue();
        apply(overtaken);
        assertThat(isNews(overtaken)).isFalse();
        assertThat(isNews(in)).isTrue();
        apply(in);
        assertThat(isNews(in)).isFalse();
        assertThat(isNews(new WalletEvent.EthereumPaymentInBlock(
                        payment, new ChainPoint(Height.of(8), Hash256.ZERO), true, NOW)))
                .isTrue();
        assertThat(isNews(settled)).isTrue();
        apply(settled);
        assertThat(isNews(settled)).isFalse();
        assertThat(isNews(left)).isTrue();
    }

    @Test
    void theNewestComesFirstWithItsName() {
        var first = sign(3, 1, Optional.empty());
        var second = sign(4, 1, Optional.empty());
        apply(new WalletEvent.LabelSet(new LabelTarget.OnEthereumPayment(first), "rent"));
        assertThat(chain.look().ethereumPayments())
                .extracting(EthereumPayment::hash)
                .containsExactly(second, first);
        assertThat(chain.look().ethereumPayment(first).orElseThrow().label()).isEqualTo("rent");
        assertThat(chain.ledger.ethereumPayments().on("sepolia")).isEmpty();
    }
}

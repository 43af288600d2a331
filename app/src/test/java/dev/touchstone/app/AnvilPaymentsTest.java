package dev.touchstone.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import dev.touchstone.spv.ethereum.Fees;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.node.EthereumNode;
import dev.touchstone.spv.testsupport.EthereumJson;
import dev.touchstone.wallet.ledger.EthereumPaymentState;
import dev.touchstone.wallet.payment.ethereum.EthereumDraft;
import dev.touchstone.wallet.payment.ethereum.EthereumDraftOutcome;
import dev.touchstone.wallet.payment.ethereum.EthereumOrder;
import dev.touchstone.wallet.payment.ethereum.EthereumRequest;
import dev.touchstone.wallet.payment.ethereum.EthereumSignOutcome;
import dev.touchstone.wallet.payment.ethereum.FeeWish;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What comes between a payment and its block, on a chain that anvil makes: others with the same number, a higher
/// fee, a program that ends, and blocks that are replaced.
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class AnvilPaymentsTest {
    private static final EthereumAddress BOB =
            EthereumAddress.of(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20});
    private static final Wei SOME = Wei.PER_GWEI.times(1_000_000);

    @TempDir
    private Path folder;

    private AnvilNetwork network;
    private EthereumNode node;
    private PayingWallet wallet;

    @BeforeEach
    void start() {
        network = AnvilNetwork.start();
        node = network.node(folder.resolve("node"));
        wallet = PayingWallet.in(folder.resolve("wallets"), network.clock(), node, 1);
    }

    @AfterEach
    void stop() {
        if (wallet != null) wallet.close();
        if (node != null) node.close();
        if (network != null) network.close();
    }

    private EthereumOrder pay(Wei value) {
        return new EthereumOrder.PayEther(wallet.account(), BOB, value);
    }

    private EthereumTransaction sends(EthereumDraft draft) {
        var signed = wallet.signs(draft);
        wallet.awaits(signed.hash(), EthereumPaymentState.Taken.class);
        return signed;
    }

    private BigInteger has(EthereumAddress account) {
        return EthereumJson.integer(
                network.anvil().call("eth_getBalance", "0x" + account.value().hex(), "latest"));
    }

    private static void isReplaced(PayingWallet wallet, Hash256 payment, Hash256 by) {
        assertThat(wallet.awaits(payment, EthereumPaymentState.Replaced.class).by())
                .isEqualTo(by);
    }

    @Test
    void ofTwoDraftsWithOneNonceOnlyOneIsSigned() {
        var one = wallet.drafts(pay(SOME));
        var other = wallet.drafts(pay(SOME.times(2)));
        assertThat(other.transaction().nonce()).isEqualTo(one.transaction().nonce());
        var signed = sends(one);
        assertThat(wallet.tries(other)).isEqualTo(new EthereumSignOutcome.NonceTaken(signed.nonce()));
        var next = sends(wallet.drafts(pay(SOME.times(2))));
        assertThat(next.nonce()).isEqualTo(signed.nonce() + 1);
        network.mine(node);
        wallet.awaits(signed.hash(), EthereumPaymentState.InBlock.class);
        wallet.awaits(next.hash(), EthereumPaymentState.InBlock.class);
        assertThat(has(BOB)).isEqualTo(SOME.times(3).value());
    }

    @Test
    void aPaymentThatWaitsIsMadeAgainAtAHigherFee() {
        var first = sends(wallet.drafts(pay(SOME)));
        var faster = sends(PayingWallet.ready(wallet.payments()
                .speedUp(first.hash(), new FeeWish.Soon(FeeWish.Speed.FAST))
                .join()));
        assertThat(faster.nonce()).isEqualTo(first.nonce());
        network.mine(node);
        wallet.awaits(faster.hash(), EthereumPaymentState.InBlock.class);
        isReplaced(wallet, first.hash(), faster.hash());
        assertThat(has(BOB)).isEqualTo(SOME.value());
        assertThat(wallet.payments().speedUp(first.hash(), PayingWallet.NORMAL).join())
                .isInstanceOf(EthereumDraftOutcome.NotWaiting.class);
    }

    @Test
    void aPaymentThatIsCancelledNeverArrives() {
        var first = sends(wallet.drafts(pay(SOME)));
        var nothing = sends(PayingWallet.ready(
                wallet.payments().cancel(first.hash(), PayingWallet.NORMAL).join()));
        network.mine(node);
        wallet.awaits(nothing.hash(), EthereumPaymentState.InBlock.class);
        isReplaced(wallet, first.hash(), nothing.hash());
        assertThat(has(BOB)).isZero();
    }

    @Test
    void aReplacementThatOffersNoMoreIsNotDrafted() {
        var fees = new FeeWish.Exactly(new Fees.FeeMarket(Wei.PER_GWEI, Wei.PER_GWEI.times(10)));
        var first = sends(wallet.drafts(EthereumRequest.of(pay(SOME), fees)));
        assertThat(wallet.payments().speedUp(first.hash(), fees).join())
                .isInstanceOf(EthereumDraftOutcome.FeeTooLow.class);
    }

    @Test
    void aPaymentForLessThanBlocksTakeNowIsSignedAndWaits() {
        var low = new FeeWish.Exactly(new Fees.FeeMarket(Wei.of(1), Wei.of(1_000)));
        var draft = wallet.drafts(EthereumRequest.of(pay(SOME), low));
        assertThat(draft.fees().most().isLessThan(draft.fees().expected())).isFalse();
        wallet.signs(draft);
        network.mine(node);
        assertThat(has(BOB)).isZero();
    }

    @Test
    void whatWasSignedIsOfferedAgainAfterARestart() {
        var draft = wallet.drafts(pay(SOME));
        var signed = sends(draft);
        network.anvil().call("anvil_dropTransaction", "0x" + signed.hash().hex());
        node.close();
        node = network.node(folder.resolve("node"));
        wallet.restart(node);
        for (int blocks = 0; blocks < 8; blocks++) network.mine(node);
        wallet.awaits(signed.hash(), EthereumPaymentState.InBlock.class);
        assertThat(has(BOB)).isEqualTo(SOME.value());
        network.mine(node);
        wallet.restart(node);
        wallet.awaits(signed.hash(), EthereumPaymentState.InBlock.class);
    }

    @Test
    void aPaymentWhoseBlockIsReplacedWaitsAgainUntilAnotherBlockHasIt() {
        var signed = sends(wallet.drafts(pay(SOME)));
        network.mine(node);
        wallet.awaits(signed.hash(), EthereumPaymentState.InBlock.class);
        network.anvil().call("anvil_reorg", 1, List.of());
        network.sign(node);
        wallet.awaits(signed.hash(), EthereumPaymentState.Taken.class);
        assertThat(has(BOB)).isZero();
        for (int blocks = 0; blocks < 8; blocks++) network.mine(node);
        wallet.awaits(signed.hash(), EthereumPaymentState.InBlock.class);
        assertThat(has(BOB)).isEqualTo(SOME.value());
    }

    @Test
    void aPaymentSettlesWhenItsBlockIsFinal() {
        var signed = sends(wallet.drafts(pay(SOME)));
        network.mine(node);
        var inBlock = wallet.awaits(signed.hash(), EthereumPaymentState.InBlock.class);
        assertThat(inBlock.succeeded()).isTrue();
        for (int blocks = 0; blocks < 40; blocks++) network.mine(node);
        var settled = wallet.awaits(signed.hash(), EthereumPaymentState.Settled.class);
        assertThat(settled.proof().isProven()).isTrue();
    }

    @Test
    void whatAnotherProgramSendsWithTheSameNumberIsTold() {
        var signed = sends(wallet.drafts(pay(SOME)));
        network.anvil().call("anvil_dropTransaction", "0x" + signed.hash().hex());
        var account = "0x" + wallet.account().value().hex();
        network.anvil().call("anvil_setNonce", account, "0x" + Long.toHexString(signed.nonce() + 1));
        for (int blocks = 0; blocks < 40; blocks++) network.mine(node);
        wallet.awaits(signed.hash(), EthereumPaymentState.Overtaken.class);
        assertThat(has(BOB)).isZero();
    }
}

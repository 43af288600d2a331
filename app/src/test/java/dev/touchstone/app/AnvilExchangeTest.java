package dev.touchstone.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.app.window.WalletExchanges;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Fees;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.node.EthereumNode;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.ethereum.portfolio.TokenAnswers;
import dev.touchstone.spv.ethereum.token.Erc20;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.wallet.asset.TokenContract;
import dev.touchstone.wallet.ledger.EthereumPaymentState;
import dev.touchstone.wallet.payment.ethereum.EffectWarning;
import dev.touchstone.wallet.payment.ethereum.EthereumDraft;
import dev.touchstone.wallet.payment.ethereum.EthereumOrder;
import dev.touchstone.wallet.payment.ethereum.EthereumRequest;
import dev.touchstone.wallet.payment.ethereum.EthereumSignOutcome;
import dev.touchstone.wallet.payment.ethereum.ExchangeEffects;
import dev.touchstone.wallet.payment.ethereum.FeeWish;
import dev.touchstone.wallet.payment.ethereum.Swap;
import dev.touchstone.wallet.payment.ethereum.SwapContracts;
import dev.touchstone.wallet.payment.ethereum.SwapOffer;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What the page of exchanges asks and orders, by Uniswap's own contracts on a chain that anvil makes, while others
/// trade before it and a quoter lies.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class AnvilExchangeTest {
    private static final BigInteger SOME = BigInteger.TEN.pow(17);
    private static final Swap.Side ETHER = new Swap.Side.Ether();
    private static final int USUAL = 50;

    private AnvilNetwork network;
    private SwapContracts contracts;
    private EthereumAddress token;
    private EthereumNode node;
    private PayingWallet wallet;
    private EthereumAddress first;
    private EthereumAddress second;

    @BeforeAll
    void start(@TempDir Path folder) {
        network = AnvilNetwork.start("--deploy");
        token = network.contract("erc20");
        contracts = UniswapPeer.on(network, token).contracts();
        node = network.node(folder.resolve("node"));
        wallet = PayingWallet.in(folder.resolve("wallets"), network.clock(), node, 2);
        first = wallet.accounts().getFirst();
        second = wallet.accounts().getLast();
    }

    @AfterAll
    void stop() {
        if (wallet != null) wallet.close();
        if (node != null) node.close();
        if (network != null) network.close();
    }

    private Swap.Side ofToken() {
        return new Swap.Side.Token(token);
    }

    private SwapOffer.Found offer(SwapContracts at, Swap.Side sold, Swap.Side bought) {
        var exchanges = new WalletExchanges(at, node, Runnable::run);
        var offer = exchanges.offer(new Swap(at, sold, bought, SOME), first).join();
        assertThat(offer).isInstanceOf(SwapOffer.Found.class);
        return (SwapOffer.Found) offer;
    }

    private EthereumOrder.Exchange order(EthereumAddress from, SwapOffer.Found offer, int slippage) {
        var until = network.clock().instant().plus(Duration.ofMinutes(20));
        return offer.swap().order(from, offer.fee(), Swap.least(offer.units(), slippage), until);
    }

    private BigInteger tokens(EthereumAddress account) {
        var question = new Erc20.BalanceOf(token, account);
        return ((Proven<BigInteger>) TokenAnswers.read(question, node.call(question.input(), HeadKind.SIGNED))).value();
    }

    private boolean happens(EthereumDraft draft) {
        var signed = wallet.signs(draft);
        wallet.awaits(signed.hash(), EthereumPaymentState.Taken.class);
        network.mine(node);
        return wallet.awaits(signed.hash(), EthereumPaymentState.InBlock.class).succeeded();
    }

    private EthereumDraft hurried(EthereumOrder order) {
        var fees = new Fees.FeeMarket(Wei.PER_GWEI.times(50), Wei.PER_GWEI.times(90));
        return wallet.drafts(EthereumRequest.of(order, new FeeWish.Exactly(fees)));
    }

    @Test
    void whatIsOfferedArrivesAndNothingOfItIsARiddle() {
        var offer = offer(contracts, ETHER, ofToken());
        assertThat(offer.fee()).isEqualTo(3_000);
        assertThat(offer.impact()).isPresent();
        assertThat(offer.allowed()).isEmpty();
        var order = order(first, offer, USUAL);
        var draft = wallet.drafts(order);
        assertThat(ExchangeEffects.arrives(order, draft.effects())).isEqualTo(offer.units());
        assertThat(draft.effects().warnings())
                .hasOnlyElementsOfType(EffectWarning.EffectUnknown.class)
                .allMatch(warning -> ExchangeEffects.isOfPool(order, warning));
        var before = tokens(first);
        assertThat(happens(draft)).isTrue();
        assertThat(tokens(first)).isEqualTo(before.add(offer.units()));
    }

    @Test
    void aTokenIsAllowedExactlyAndNothingOfThatIsLeftBehind() {
        var early = offer(contracts, ofToken(), ETHER);
        assertThat(early.isAllowed()).isFalse();
        var allow = new EthereumOrder.Allow(
                first, new TokenContract(network.chain().id(), token), contracts.router(), SOME);
        assertThat(happens(wallet.drafts(allow))).isTrue();
        var offer = offer(contracts, ofToken(), ETHER);
        assertThat(offer.isAllowed()).isTrue();
        var before = tokens(first);
        assertThat(happens(wallet.drafts(order(first, offer, USUAL)))).isTrue();
        assertThat(tokens(first)).isEqualTo(before.subtract(SOME));
        var after = offer(contracts, ofToken(), ETHER);
        assertThat(after.allowed()).hasValueSatisfying(left -> assertThat(left.value()).isZero());
    }

    @Test
    void whatOthersTradeMeanwhileMayMoveThePriceDownToTheLeastAndNoFurther() {
        var offer = offer(contracts, ETHER, ofToken());
        var wide = wallet.drafts(order(first, offer, USUAL));
        var narrow = wallet.drafts(order(first, offer, 0));
        assertThat(happens(wallet.drafts(order(second, offer, USUAL)))).isTrue();
        assertThat(wallet.tries(narrow)).isInstanceOf(EthereumSignOutcome.EffectsDiffer.class);
        var before = tokens(first);
        assertThat(happens(wide)).isTrue();
        assertThat(tokens(first).subtract(before))
                .isLessThan(offer.units())
                .isGreaterThanOrEqualTo(Swap.least(offer.units(), USUAL));
    }

    @Test
    void whoTradesJustBeforeTakesNothingBelowTheLeast() {
        var offer = offer(contracts, ETHER, ofToken());
        var signed = wallet.signs(wallet.drafts(order(first, offer, 0)));
        wallet.awaits(signed.hash(), EthereumPaymentState.Taken.class);
        var quicker = wallet.signs(hurried(order(second, offer, USUAL)));
        wallet.awaits(quicker.hash(), EthereumPaymentState.Taken.class);
        var before = tokens(first);
        network.mine(node);
        assertThat(wallet.awaits(quicker.hash(), EthereumPaymentState.InBlock.class).succeeded()).isTrue();
        assertThat(wallet.awaits(signed.hash(), EthereumPaymentState.InBlock.class).succeeded()).isFalse();
        assertThat(tokens(first)).isEqualTo(before);
    }

    /// It answers each question with the same far too large amount.
    @Test
    void aQuoterThatPromisesTooMuchLeadsToNothingThatCanBeSigned() {
        var liar = EthereumAddress.ofWord(StorageKey.of(0xbad).value());
        network.anvil().call("anvil_setCode", "0x" + liar.value().hex(), "0x69d3c21bcecceda100000060005260806000f3");
        network.mine(node);
        var at = new SwapContracts(liar, contracts.router(), contracts.wrapped(), contracts.factory());
        var order = order(first, offer(at, ETHER, ofToken()), USUAL);
        var draft = wallet.drafts(order);
        assertThat(draft.effects().warnings()).hasAtLeastOneElementOfType(EffectWarning.Fails.class);
        assertThat(ExchangeEffects.isShort(order, draft.effects())).isTrue();
        assertThat(wallet.tries(draft)).isInstanceOf(EthereumSignOutcome.EffectsDiffer.class);
    }
}

package dev.touchstone.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.node.EthereumNode;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.ethereum.portfolio.TokenAnswers;
import dev.touchstone.spv.ethereum.token.Erc20;
import dev.touchstone.spv.ethereum.token.TokenQuestion;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.wallet.asset.AssetId;
import dev.touchstone.wallet.asset.TokenContract;
import dev.touchstone.wallet.ledger.EthereumPaymentState;
import dev.touchstone.wallet.payment.ethereum.AssetChange;
import dev.touchstone.wallet.payment.ethereum.EffectWarning;
import dev.touchstone.wallet.payment.ethereum.EthereumDraft;
import dev.touchstone.wallet.payment.ethereum.EthereumOrder;
import dev.touchstone.wallet.payment.ethereum.Swap;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Exchanges by Uniswap's own contracts on a chain that anvil makes: what was proven beforehand is what happens.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class AnvilSwapTest {
    private static final BigInteger SOME = BigInteger.TEN.pow(17);
    private static final Swap.Side ETHER = new Swap.Side.Ether();

    private AnvilNetwork network;
    private UniswapPeer uniswap;
    private EthereumAddress token;
    private EthereumNode node;
    private PayingWallet wallet;

    @BeforeAll
    void start(@TempDir Path folder) {
        network = AnvilNetwork.start("--deploy");
        token = network.contract("erc20");
        uniswap = UniswapPeer.on(network, token);
        node = network.node(folder.resolve("node"));
        wallet = PayingWallet.in(folder.resolve("wallets"), network.clock(), node, 1);
    }

    @AfterAll
    void stop() {
        if (wallet != null) wallet.close();
        if (node != null) node.close();
        if (network != null) network.close();
    }

    private Swap swap(Swap.Side sold, Swap.Side bought) {
        return new Swap(uniswap.contracts(), sold, bought, SOME);
    }

    private <T> Finding<T> ask(TokenQuestion<T> question) {
        return TokenAnswers.read(question, node.call(question.input(), HeadKind.SIGNED));
    }

    private BigInteger quoted(Swap swap) {
        var question = swap.question(uniswap.fee());
        var here = ((Proven<BigInteger>) ask(question)).value();
        var there = network.anvil()
                .call(
                        "eth_call",
                        Map.of(
                                "to",
                                "0x" + question.contract().value().hex(),
                                "data",
                                "0x" + question.call().data().hex()),
                        "latest")
                .asString();
        assertThat(here).isPositive().isEqualTo(new BigInteger(there.substring(2, 66), 16));
        return here;
    }

    private EthereumOrder order(Swap swap, BigInteger least) {
        var until = network.clock().instant().plus(Duration.ofMinutes(20));
        return swap.order(wallet.account(), uniswap.fee(), least, until);
    }

    private static BigInteger change(EthereumDraft draft, AssetId asset) {
        return draft.effects().changes().stream()
                .filter(it -> it.asset().equals(asset))
                .map(AssetChange::change)
                .findFirst()
                .orElse(BigInteger.ZERO);
    }

    private AssetId.Token ofToken() {
        return new AssetId.Token(new TokenContract(network.chain().id(), token));
    }

    private void happens(EthereumDraft draft) {
        var signed = wallet.signs(draft);
        wallet.awaits(signed.hash(), EthereumPaymentState.Taken.class);
        network.mine(node);
        assertThat(wallet.awaits(signed.hash(), EthereumPaymentState.InBlock.class)
                        .succeeded())
                .isTrue();
    }

    private BigInteger tokens() {
        return ((Proven<BigInteger>) ask(new Erc20.BalanceOf(token, wallet.account()))).value();
    }

    @Test
    void etherIsExchangedForExactlyWhatWasProven() {
        var swap = swap(ETHER, new Swap.Side.Token(token));
        var quote = quoted(swap);
        var draft = wallet.drafts(order(swap, Swap.least(quote, 50)));
        assertThat(change(draft, ofToken())).isEqualTo(quote);
        var before = tokens();
        happens(draft);
        assertThat(tokens()).isEqualTo(before.add(quote));
    }

    @Test
    void aTokenIsExchangedForEtherOnceTheRouterMayTakeIt() {
        var swap = swap(new Swap.Side.Token(token), ETHER);
        var contract = new TokenContract(network.chain().id(), token);
        var quote = quoted(swap);
        var tooEarly = wallet.drafts(order(swap, quote));
        assertThat(tooEarly.effects().warnings()).hasAtLeastOneElementOfType(EffectWarning.Fails.class);
        var router = uniswap.contracts().router();
        happens(wallet.drafts(new EthereumOrder.Allow(wallet.account(), contract, router, SOME)));
        var draft = wallet.drafts(order(swap, quoted(swap)));
        assertThat(change(draft, ofToken())).isEqualTo(SOME.negate());
        var ether = change(draft, new AssetId.Ether(network.chain().id()));
        assertThat(ether.add(draft.effects().fee().value())).isEqualTo(quote);
        var before = tokens();
        happens(draft);
        assertThat(tokens()).isEqualTo(before.subtract(SOME));
    }

    @Test
    void whoAsksForMoreThanThereIsGetsNothingAndIsTold() {
        var swap = swap(ETHER, new Swap.Side.Token(token));
        var draft = wallet.drafts(order(swap, quoted(swap).add(BigInteger.ONE)));
        assertThat(draft.effects().warnings()).hasAtLeastOneElementOfType(EffectWarning.Fails.class);
        assertThat(change(draft, ofToken())).isZero();
    }

    @Test
    void ofAPoolThatDoesNotExistNothingIsProven() {
        var swap = swap(ETHER, new Swap.Side.Token(token));
        assertThat(ask(swap.question(500)))
                .isInstanceOfSatisfying(
                        Refuted.class,
                        refuted -> assertThat(refuted.refutation()).isInstanceOf(Refutation.OfCall.class));
    }
}

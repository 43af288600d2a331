package dev.touchstone.wallet.payment.ethereum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.simulation.Agreement;
import dev.touchstone.wallet.asset.AssetId;
import dev.touchstone.wallet.asset.TokenContract;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Exchanges as messages to Uniswap's router, and back; where its pools are; what is accepted at least.
class SwapTest {
    private static final BigInteger MAINNET = BigInteger.ONE;
    private static final SwapContracts AT = SwapContracts.on(1).orElseThrow();
    private static final EthereumAddress OURS = address(1);
    private static final EthereumAddress USDC = SwapContracts.address("a0b86991c6218b36c1d19d4a2e9eb0ce3606eb48");
    private static final Swap.Side ETHER = new Swap.Side.Ether();
    private static final Swap.Side DOLLAR = new Swap.Side.Token(USDC);
    private static final Swap.Side OTHER = new Swap.Side.Token(address(7));
    private static final BigInteger SOME = BigInteger.TEN.pow(17);
    private static final Instant UNTIL = Instant.ofEpochSecond(1_800_000_000);

    private static EthereumAddress address(long number) {
        return EthereumAddress.ofWord(StorageKey.of(number).value());
    }

    private static EthereumOrder.Exchange order(Swap.Side sold, Swap.Side bought) {
        return new Swap(AT, sold, bought, SOME).order(OURS, 500, BigInteger.valueOf(995), UNTIL);
    }

    private static EthereumOrder.Call call(EthereumOrder order) {
        var content = OrderContent.of(order);
        return new EthereumOrder.Call(OURS, content.destination(), content.value(), content.data());
    }

    @Test
    void aPoolIsWhereUniswapPutIt() {
        assertThat(new Swap(AT, ETHER, DOLLAR, SOME).pool(500).text())
                .isEqualTo("0x88e6A0c2dDD26FEEb64F039a2c41296FcB3f5640");
        assertThat(new Swap(AT, DOLLAR, ETHER, SOME).pool(500)).isEqualTo(new Swap(AT, ETHER, DOLLAR, SOME).pool(500));
        assertThat(new Swap(AT, DOLLAR, ETHER, SOME).pool(3_000))
                .isNotEqualTo(new Swap(AT, ETHER, DOLLAR, SOME).pool(500));
    }

    @Test
    void theLeastIsRoundedUpAndOfSomethingNeverNothing() {
        assertThat(Swap.least(BigInteger.valueOf(1_000), 50)).isEqualTo(995);
        assertThat(Swap.least(BigInteger.valueOf(1_001), 50)).isEqualTo(996);
        assertThat(Swap.least(BigInteger.ONE, 9_999)).isEqualTo(1);
        assertThat(Swap.least(BigInteger.valueOf(7), 0)).isEqualTo(7);
        assertThatIllegalArgumentException().isThrownBy(() -> Swap.least(BigInteger.TEN, 10_000));
    }

    @Test
    void aPercentageIsReadExactlyOrNotAtAll() {
        assertThat(Swap.slippage("0.5")).hasValue(50);
        assertThat(Swap.slippage("12.34")).hasValue(1_234);
        assertThat(Swap.slippage("0")).hasValue(0);
        for (var nonsense : new String[] {"", "100", "-1", "0.005", "half", "1.", ".5", "\u0661"})
            assertThat(Swap.slippage(nonsense)).as(nonsense).isEmpty();
    }

    @Test
    void onlyEtherThatIsSoldGoesAlongAndOnlyThenIsAnyGivenBack() {
        assertThat(OrderContent.of(order(ETHER, DOLLAR)).value()).isEqualTo(new Wei(SOME));
        assertThat(OrderContent.of(order(DOLLAR, ETHER)).value()).isEqualTo(Wei.ZERO);
        assertThat(OrderContent.of(order(ETHER, DOLLAR)).data().hex()).contains("12210e8a");
        assertThat(OrderContent.of(order(DOLLAR, OTHER)).data().hex()).doesNotContain("12210e8a");
        assertThat(OrderContent.of(order(ETHER, DOLLAR)).tokens()).containsExactly(USDC);
    }

    @Test
    void anExchangeIsReadBackFromItsBytes() {
        for (var order : List.of(order(ETHER, DOLLAR), order(DOLLAR, ETHER), order(DOLLAR, OTHER)))
            assertThat(PaidSwap.read(call(order), MAINNET)).contains(order);
    }

    @Test
    void whateverIsNotSuchAMessageByteByByteIsNoExchange() {
        var call = call(order(ETHER, DOLLAR));
        var bytes = call.data().toArray();
        for (int i = 0; i < bytes.length; i++) {
            var changed = bytes.clone();
            changed[i] ^= 1;
            read(call, changed)
                    .ifPresent(order ->
                            assertThat(OrderContent.of(order).data().toArray()).isEqualTo(changed));
            assertThat(read(call, Arrays.copyOf(bytes, i))).isEmpty();
        }
        assertThat(read(call, Arrays.copyOf(bytes, bytes.length + 32))).isEmpty();
    }

    private static Optional<EthereumOrder> read(EthereumOrder.Call call, byte[] data) {
        return PaidSwap.read(
                new EthereumOrder.Call(call.from(), call.to(), call.value(), ByteString.of(data)), MAINNET);
    }

    @Test
    void noOtherRouterChainOrReceiverMakesAnExchange() {
        var call = call(order(ETHER, DOLLAR));
        assertThat(PaidSwap.read(call, BigInteger.valueOf(1337))).isEmpty();
        assertThat(PaidSwap.read(call, BigInteger.TWO.pow(200))).isEmpty();
        var elsewhere = new EthereumOrder.Call(OURS, new Destination.To(address(9)), call.value(), call.data());
        assertThat(PaidSwap.read(elsewhere, MAINNET)).isEmpty();
        var fromOther = new EthereumOrder.Call(address(2), call.to(), call.value(), call.data());
        assertThat(PaidSwap.read(fromOther, MAINNET)).isEmpty();
        var withMore = new EthereumOrder.Call(OURS, call.to(), new Wei(SOME.add(BigInteger.ONE)), call.data());
        assertThat(PaidSwap.read(withMore, MAINNET)).isEmpty();
    }

    private static TransactionEffects effects(long fee, AssetChange... changes) {
        var point = new ChainPoint(Height.of(8), Hash256.ZERO);
        return new TransactionEffects("mainnet", List.of(changes), Wei.of(fee), List.of(), point);
    }

    private static AssetChange change(EthereumAddress account, AssetId asset, long before, long after) {
        var amounts = new AssetChange.Amounts.Known(BigInteger.valueOf(before), BigInteger.valueOf(after));
        return new AssetChange(account, asset, amounts, Agreement.AGREES);
    }

    @Test
    void whatArrivesIsWhatTheTokenSaysAtTheAccountItself() {
        var order = order(ETHER, DOLLAR);
        var usdc = new AssetId.Token(new TokenContract("mainnet", USDC));
        assertThat(ExchangeEffects.arrives(order, effects(5, change(OURS, usdc, 10, 1_010))))
                .isEqualTo(1_000);
        assertThat(ExchangeEffects.isShort(order, effects(5, change(OURS, usdc, 10, 1_005))))
                .isFalse();
        assertThat(ExchangeEffects.isShort(order, effects(5, change(OURS, usdc, 10, 1_004))))
                .isTrue();
        assertThat(ExchangeEffects.isShort(order, effects(5, change(address(2), usdc, 10, 1_010))))
                .isTrue();
        assertThat(ExchangeEffects.isShort(order, effects(5))).isTrue();
    }

    @Test
    void etherThatArrivesIsCountedWithoutTheFee() {
        var order = order(DOLLAR, ETHER);
        var ether = new AssetId.Ether("mainnet");
        assertThat(ExchangeEffects.arrives(order, effects(30, change(OURS, ether, 100, 1_065))))
                .isEqualTo(995);
        assertThat(ExchangeEffects.isShort(order, effects(29, change(OURS, ether, 100, 1_065))))
                .isTrue();
    }

    @Test
    void onlyAReviewThatShowsTheLeastLetsWhatIsGotGoDownToIt() {
        var order = order(ETHER, DOLLAR);
        var usdc = new AssetId.Token(new TokenContract("mainnet", USDC));
        var least = new EffectsComparison.AtLeast(OURS, usdc, order.least());
        assertThat(ExchangeEffects.promised(order, false, order, "mainnet")).containsExactly(least);
        assertThat(ExchangeEffects.promised(call(order), true, order, "mainnet"))
                .containsExactly(least);
        assertThat(ExchangeEffects.promised(call(order), false, order, "mainnet"))
                .as("an app's call")
                .isEmpty();
        assertThat(ExchangeEffects.promised(call(order), true, call(order), "mainnet"))
                .isEmpty();
    }

    @Test
    void onlyThePoolOfAnExchangeMayWriteWhatNobodyReads() {
        var order = order(ETHER, DOLLAR);
        var pool = new EffectWarning.EffectUnknown(order.swap().pool(500));
        assertThat(ExchangeEffects.isOfPool(order, pool)).isTrue();
        assertThat(ExchangeEffects.isOfPool(
                        order, new EffectWarning.EffectUnknown(order.swap().pool(3_000))))
                .isFalse();
        assertThat(ExchangeEffects.isOfPool(call(order), pool)).isFalse();
        assertThat(ExchangeEffects.isOfPool(
                        order, new EffectWarning.WritesOwnStorage(order.swap().pool(500))))
                .isFalse();
    }
}

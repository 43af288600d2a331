package dev.touchstone.wallet.payment.ethereum;

import dev.touchstone.wallet.asset.AssetId;
import dev.touchstone.wallet.asset.TokenContract;
import java.math.BigInteger;
import java.util.List;

/// What trying an exchange shows of it. Pure. A pool reckons with what it pays out; what arrives only the tokens
/// tell, and they are asked before and after.
public final class ExchangeEffects {
    private ExchangeEffects() {}

    /// An asset as exchanges name it.
    public static AssetId asset(String chain, Swap.Side side) {
        return switch (side) {
            case Swap.Side.Ether _ -> new AssetId.Ether(chain);
            case Swap.Side.Token(var contract) -> new AssetId.Token(new TokenContract(chain, contract));
        };
    }

    /// How much of what is bought arrives at the account, apart from the fee.
    public static BigInteger arrives(EthereumOrder.Exchange order, TransactionEffects effects) {
        var asset = asset(effects.chain(), order.swap().bought());
        var change = effects.changes().stream()
                .filter(it -> it.account().equals(order.from()) && it.asset().equals(asset))
                .map(AssetChange::change)
                .reduce(BigInteger.ZERO, BigInteger::add);
        return asset instanceof AssetId.Ether ? change.add(effects.fee().value()) : change;
    }

    /// Whether less arrives than was to arrive at least: so with a token that keeps a part of what is sent.
    public static boolean isShort(EthereumOrder.Exchange order, TransactionEffects effects) {
        return arrives(order, effects).compareTo(order.least()) < 0;
    }

    /// Whether a warning only says that the pool itself writes down what was exchanged.
    public static boolean isOfPool(EthereumOrder order, EffectWarning warning) {
        return order instanceof EthereumOrder.Exchange(var _, var swap, int fee, var _, var _)
                && warning instanceof EffectWarning.EffectUnknown(var contract)
                && contract.equals(swap.pool(fee));
    }

    /// What a review says of amounts that go up and down with each block.
    static List<EffectsComparison.AtLeast> promised(EthereumDraft draft) {
        return promised(
                draft.request().order(),
                draft.replaces().isPresent(),
                PaidOrder.of(draft),
                draft.effects().chain());
    }

    /// Nothing of a call that somebody else made, such as an app: its review shows what is got now, and no least.
    ///
    /// @param ordered what was asked for
    /// @param replaces whether that stands in the place of an own payment
    /// @param readBack what the bytes are
    static List<EffectsComparison.AtLeast> promised(
            EthereumOrder ordered, boolean replaces, EthereumOrder readBack, String chain) {
        boolean isOwn = replaces || ordered instanceof EthereumOrder.Exchange;
        if (!isOwn || !(readBack instanceof EthereumOrder.Exchange order)) return List.of();
        var bought = asset(chain, order.swap().bought());
        return List.of(new EffectsComparison.AtLeast(order.from(), bought, order.least()));
    }
}

package dev.touchstone.wallet.payment.ethereum;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.simulation.Agreement;
import dev.touchstone.wallet.asset.AssetId;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Holds what a review showed against what the bytes to be signed would do now. It is the same where the same
/// accounts get and give the same of the same assets, the same is warned of, and the fee is no more than was
/// shown. How much an account has in all may have changed meanwhile. Pure.
public final class EffectsComparison {
    private EffectsComparison() {}

    /// Whether it is the same.
    ///
    /// @param payer the account that signs: what it pays as a fee is compared apart
    /// @param mostFee the highest fee that was shown
    public static boolean isSame(
            EthereumAddress payer, TransactionEffects shown, Wei mostFee, TransactionEffects found) {
        return isSame(payer, shown, mostFee, found, List.of());
    }

    /// The same, where of some assets the review said no more than how much an account gets at least.
    public static boolean isSame(
            EthereumAddress payer,
            TransactionEffects shown,
            Wei mostFee,
            TransactionEffects found,
            List<AtLeast> promised) {
        return shown.chain().equals(found.chain())
                && !mostFee.isLessThan(found.fee())
                && isSame(flows(payer, shown), flows(payer, found), promised)
                && warnings(shown).equals(warnings(found));
    }

    /// An account gets so much of an asset, or more. Immutable.
    public record AtLeast(EthereumAddress account, AssetId asset, BigInteger units) {}

    private static boolean isSame(Map<Place, BigInteger> shown, Map<Place, BigInteger> found, List<AtLeast> promised) {
        for (var promise : promised) {
            var place = new Place(promise.account(), promise.asset());
            boolean isKept = isEnough(shown.remove(place), promise) && isEnough(found.remove(place), promise);
            if (!isKept) return false;
        }
        return shown.equals(found);
    }

    private static boolean isEnough(@Nullable BigInteger flow, AtLeast promise) {
        return flow != null && flow.compareTo(promise.units()) >= 0;
    }

    private record Place(EthereumAddress account, AssetId asset) {}

    /// What goes where, without the fee. An asset that only pays the fee does not count.
    private static Map<Place, BigInteger> flows(EthereumAddress payer, TransactionEffects effects) {
        var flows = new HashMap<Place, BigInteger>();
        for (var change : effects.changes()) {
            boolean paysFee = change.account().equals(payer) && change.asset() instanceof AssetId.Ether;
            var fee = paysFee ? effects.fee().value() : BigInteger.ZERO;
            flows.merge(
                    new Place(change.account(), change.asset()), change.change().add(fee), BigInteger::add);
        }
        flows.values().removeIf(flow -> flow.signum() == 0);
        return flows;
    }

    private static Set<Object> warnings(TransactionEffects effects) {
        return effects.warnings().stream().map(EffectsComparison::essence).collect(Collectors.toSet());
    }

    private record OfChange(String code, Place place, BigInteger change, Agreement agreement) {}

    /// A warning without what an account has in all.
    private static Object essence(EffectWarning warning) {
        return switch (warning) {
            case EffectWarning.LogsLie(var change) -> essence(warning, change);
            case EffectWarning.LosesAll(var change) -> essence(warning, change);
            case EffectWarning.OnlyLogs(var change) -> essence(warning, change);
            case EffectWarning.RunsForeignCode _,
                    EffectWarning.ApprovesCollection _,
                    EffectWarning.UnlimitedAllowance _,
                    EffectWarning.GivesContract _,
                    EffectWarning.Allowance _,
                    EffectWarning.ApprovesPiece _,
                    EffectWarning.WritesOwnStorage _,
                    EffectWarning.EffectUnknown _,
                    EffectWarning.DependsOnBlock _,
                    EffectWarning.Fails _ -> warning;
        };
    }

    private static OfChange essence(EffectWarning warning, AssetChange change) {
        return new OfChange(
                warning.code(), new Place(change.account(), change.asset()), change.change(), change.agreement());
    }
}

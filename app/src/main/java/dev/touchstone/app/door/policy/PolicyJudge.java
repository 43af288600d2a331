package dev.touchstone.app.door.policy;

import dev.touchstone.app.door.policy.DoorPolicy.Asset;
import dev.touchstone.app.door.policy.DoorPolicy.Limit;
import dev.touchstone.app.door.policy.DoorPolicy.Rules;
import dev.touchstone.app.door.policy.DoorPolicy.TypedRule;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.simulation.Agreement;
import dev.touchstone.wallet.asset.AssetId;
import dev.touchstone.wallet.dapp.AppOrigin;
import dev.touchstone.wallet.message.TypedData;
import dev.touchstone.wallet.payment.ethereum.EffectWarning;
import dev.touchstone.wallet.payment.ethereum.EthereumDraft;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Judges by the rules whether something may be signed without asking. What a transaction does is read off its
/// proven effects: whatever they leave open is not allowed. Confined to one thread at a time.
final class PolicyJudge {
    private final SpentFile spent;

    PolicyJudge(SpentFile spent) {
        this.spent = spent;
    }

    /// Whether the draft may be signed; where it may, what it spends is written down as spent.
    boolean allows(AppOrigin app, Rules rules, EthereumDraft draft, Instant now) throws IOException {
        if (!rules.accounts().contains(draft.request().order().from())) return false;
        var warnings = draft.effects().warnings();
        if (!warnings.stream().allMatch(warning -> allows(rules, warning))) return false;
        var leaving = leaving(draft);
        if (leaving.isEmpty()) return false;
        for (var each : leaving.get().entrySet()) {
            var limit = limit(rules, each.getKey());
            var before = spent.inLastDay(app, each.getKey(), now);
            boolean isWithin = each.getValue().compareTo(limit.perRequest()) <= 0
                    && before.add(each.getValue()).compareTo(limit.perDay()) <= 0;
            if (!isWithin) return false;
        }
        for (var each : leaving.get().entrySet()) spent.add(app, each.getKey(), each.getValue(), now);
        return true;
    }

    private static Limit limit(Rules rules, Asset asset) {
        return rules.limits().getOrDefault(asset, new Limit(BigInteger.ZERO, BigInteger.ZERO));
    }

    /// How much of which asset leaves; empty where something leaves that rules do not speak of, or that is not
    /// told for sure. What others may take later counts as taken. Of ether it is the most that the fee can be,
    /// which is more than what is expected.
    private static Optional<Map<Asset, BigInteger>> leaving(EthereumDraft draft) {
        var leaving = new LinkedHashMap<Asset, BigInteger>();
        for (var change : draft.effects().changes()) {
            if (change.change().signum() >= 0) continue;
            if (change.agreement() != Agreement.AGREES) return Optional.empty();
            switch (change.asset()) {
                case AssetId.Ether _ ->
                    leaving.merge(new Asset.Ether(), change.change().negate(), BigInteger::add);
                case AssetId.Token(var token) ->
                    leaving.merge(
                            new Asset.Token(token.address()), change.change().negate(), BigInteger::add);
                case AssetId.Coin _, AssetId.Collectible _ -> {
                    return Optional.empty();
                }
            }
        }
        for (var warning : draft.effects().warnings()) {
            if (warning instanceof EffectWarning.Allowance allowance) {
                leaving.merge(new Asset.Token(allowance.token()), allowance.amount(), BigInteger::add);
            }
        }
        var slack = draft.fees().most().value().subtract(draft.effects().fee().value());
        leaving.merge(new Asset.Ether(), slack.max(BigInteger.ZERO), BigInteger::add);
        return Optional.of(leaving);
    }

    private static boolean allows(Rules rules, EffectWarning warning) {
        return switch (warning) {
            case EffectWarning.Allowance(var token, var _, var spender, var amount, var by) ->
                by == EffectWarning.Means.TRANSACTION && mayAllow(rules, token, spender, amount);
            case EffectWarning.LosesAll _ -> true;
            case EffectWarning.RunsForeignCode _,
                    EffectWarning.ApprovesCollection _,
                    EffectWarning.UnlimitedAllowance _,
                    EffectWarning.GivesContract _,
                    EffectWarning.LogsLie _,
                    EffectWarning.ApprovesPiece _,
                    EffectWarning.WritesOwnStorage _,
                    EffectWarning.EffectUnknown _,
                    EffectWarning.OnlyLogs _,
                    EffectWarning.DependsOnBlock _,
                    EffectWarning.Fails _ -> false;
        };
    }

    private static boolean mayAllow(Rules rules, EthereumAddress token, EthereumAddress spender, BigInteger amount) {
        return rules.spenders().contains(spender)
                && amount.compareTo(limit(rules, new Asset.Token(token)).perRequest()) <= 0;
    }

    static boolean allows(Rules rules, EthereumAddress account, TypedData data) {
        var contract = data.verifyingContract();
        return rules.accounts().contains(account)
                && contract.isPresent()
                && rules.typed().contains(new TypedRule(contract.get(), data.primaryType()));
    }
}

package dev.touchstone.wallet.payment.ethereum;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.UnsignedTransaction;
import dev.touchstone.spv.ethereum.evm.BlockFact;
import dev.touchstone.spv.ethereum.simulation.Effect;
import dev.touchstone.spv.ethereum.simulation.Simulated;
import dev.touchstone.spv.ethereum.simulation.SimulatedTransaction;
import dev.touchstone.wallet.asset.AssetId;
import dev.touchstone.wallet.payment.ethereum.EffectWarning.Means;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Finds what to warn of in the effects of transactions, most serious first. Pure.
final class EffectWarnings {
    private final Set<EthereumAddress> own;
    private final Set<EffectWarning> found = new LinkedHashSet<>();

    private EffectWarnings(Set<EthereumAddress> own) {
        this.own = own;
    }

    static List<EffectWarning> of(Simulated simulated, List<AssetChange> changes, Set<EthereumAddress> own) {
        var warnings = new EffectWarnings(own);
        for (int i = 0; i < simulated.transactions().size(); i++) {
            warnings.look(
                    simulated.input().transactions().get(i),
                    simulated.transactions().get(i));
        }
        changes.forEach(warnings::look);
        var ordered = new ArrayList<>(warnings.found);
        ordered.sort(Comparator.comparingInt(EffectWarnings::rank));
        return ordered;
    }

    private static int rank(EffectWarning warning) {
        return switch (warning) {
            case EffectWarning.RunsForeignCode _ -> 0;
            case EffectWarning.ApprovesCollection _ -> 1;
            case EffectWarning.UnlimitedAllowance _ -> 2;
            case EffectWarning.GivesContract _ -> 3;
            case EffectWarning.LogsLie _ -> 4;
            case EffectWarning.LosesAll _ -> 5;
            case EffectWarning.Allowance _ -> 6;
            case EffectWarning.ApprovesPiece _ -> 7;
            case EffectWarning.WritesOwnStorage _ -> 8;
            case EffectWarning.EffectUnknown _ -> 9;
            case EffectWarning.OnlyLogs _ -> 10;
            case EffectWarning.DependsOnBlock _ -> 11;
            case EffectWarning.Fails _ -> 12;
        };
    }

    private void look(UnsignedTransaction asked, SimulatedTransaction tx) {
        if (!tx.succeeds()) found.add(new EffectWarning.Fails(tx.ending()));
        var open = EnumSet.noneOf(BlockFact.class);
        tx.reads().stream().filter(BlockFact::isOpen).forEach(open::add);
        if (!open.isEmpty()) found.add(new EffectWarning.DependsOnBlock(open));
        for (var effect : tx.effects()) look(effect, asked.from());
    }

    private void look(Effect effect, EthereumAddress sender) {
        switch (effect) {
            case Effect.Delegation(var account, var _, var after) -> {
                if (own.contains(account)) {
                    after.ifPresent(delegate -> found.add(new EffectWarning.RunsForeignCode(account, delegate)));
                }
            }
            case Effect.Operator operator -> {
                if (own.contains(operator.owner()) && operator.after()) {
                    found.add(new EffectWarning.ApprovesCollection(
                            operator.contract(), operator.owner(), operator.operator()));
                }
            }
            case Effect.Allowance allowance -> allowance(allowance, sender);
            case Effect.PieceApproval approval -> {
                boolean isGiven =
                        own.contains(approval.owner()) && !approval.after().equals(EthereumAddress.ZERO);
                if (isGiven) {
                    found.add(new EffectWarning.ApprovesPiece(
                            approval.piece().contract(), approval.piece().id(), approval.owner(), approval.after()));
                }
            }
            case Effect.OwnerChange(var contract, var from, var to, var _) -> {
                boolean isGiven = own.contains(from) && !own.contains(to);
                if (isGiven) found.add(new EffectWarning.GivesContract(contract, from, to));
            }
            case Effect.OwnStorage(var account, var _) -> {
                if (own.contains(account)) found.add(new EffectWarning.WritesOwnStorage(account));
            }
            case Effect.Unnamed(var contract, var _) -> found.add(new EffectWarning.EffectUnknown(contract));
            case Effect.Ether _, Effect.Holding _, Effect.Created _, Effect.Destroyed _ -> {}
        }
    }

    /// One that goes down, or stays at nothing, is no risk.
    private void allowance(Effect.Allowance allowance, EthereumAddress sender) {
        if (!own.contains(allowance.owner()) || allowance.after().signum() == 0 || !allowance.grows()) return;
        var by = allowance.isThroughPermit2()
                ? Means.PERMIT2
                : allowance.owner().equals(sender) ? Means.TRANSACTION : Means.SIGNATURE;
        found.add(
                allowance.isUnlimited()
                        ? new EffectWarning.UnlimitedAllowance(
                                allowance.token(), allowance.owner(), allowance.spender(), by)
                        : new EffectWarning.Allowance(
                                allowance.token(), allowance.owner(), allowance.spender(), allowance.after(), by));
    }

    private void look(AssetChange change) {
        switch (change.agreement()) {
            case AGREES -> {}
            case DIFFERS -> found.add(new EffectWarning.LogsLie(change));
            case NOT_LOGGED -> {
                if (change.change().signum() < 0) found.add(new EffectWarning.LogsLie(change));
            }
            case NOT_ANSWERED -> found.add(new EffectWarning.OnlyLogs(change));
        }
        boolean isToken = !(change.asset() instanceof AssetId.Ether);
        if (isToken && change.losesAll()) found.add(new EffectWarning.LosesAll(change));
    }
}

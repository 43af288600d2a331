package dev.touchstone.wallet.payment.ethereum;

import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.simulation.Agreement;
import dev.touchstone.spv.ethereum.simulation.Effect;
import dev.touchstone.spv.ethereum.simulation.Simulated;
import dev.touchstone.spv.ethereum.simulation.SimulatedTransaction;
import dev.touchstone.spv.ethereum.simulation.TokenAsset;
import dev.touchstone.spv.ethereum.simulation.Told;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.wallet.asset.AssetId;
import dev.touchstone.wallet.asset.TokenContract;
import dev.touchstone.wallet.collectible.NftRef;
import java.math.BigInteger;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// What transactions would do to a wallet, as it was proven by trying them in the state after a block: what the
/// review shows, and what is compared before they are signed. Immutable.
///
/// @param changes of the wallet's accounts only, the ether of each first
/// @param fee that the wallet's accounts pay together
/// @param warnings most serious first
/// @param asOf the block after which it is so: other transactions may come before these
public record TransactionEffects(
        String chain, List<AssetChange> changes, Wei fee, List<EffectWarning> warnings, ChainPoint asOf) {
    public TransactionEffects {
        changes = List.copyOf(changes);
        warnings = List.copyOf(warnings);
    }

    /// Reads off a simulation what concerns the wallet.
    ///
    /// @param chain the network's id
    /// @param own the wallet's accounts
    public static TransactionEffects of(String chain, Proven<Simulated> simulated, Set<EthereumAddress> own) {
        return of(chain, simulated.value(), simulated.asOf(), own);
    }

    static TransactionEffects of(String chain, Simulated simulated, ChainPoint asOf, Set<EthereumAddress> own) {
        var transactions = simulated.transactions();
        var changes = changes(chain, transactions, own);
        var fees = transactions.stream()
                .flatMap(tx -> tx.effects().stream())
                .map(effect ->
                        effect instanceof Effect.Ether ether && own.contains(ether.account()) ? ether.fee() : Wei.ZERO)
                .toList();
        var warnings = EffectWarnings.of(simulated, changes, own);
        return new TransactionEffects(chain, changes, Wei.sum(fees), warnings, asOf);
    }

    /// Whether it would be taken into a block and come to nothing but its fee.
    public boolean fails() {
        return warnings.stream().anyMatch(EffectWarning.Fails.class::isInstance);
    }

    private record Key(EthereumAddress account, AssetId asset) {}

    private static List<AssetChange> changes(
            String chain, List<SimulatedTransaction> transactions, Set<EthereumAddress> own) {
        var changes = new LinkedHashMap<Key, AssetChange>();
        transactions.stream()
                .flatMap(tx -> tx.effects().stream())
                .flatMap(effect -> change(chain, effect))
                .filter(change -> own.contains(change.account()))
                .forEach(change -> changes.merge(new Key(change.account(), change.asset()), change, AssetChange::then));
        return ordered(changes);
    }

    private static List<AssetChange> ordered(Map<Key, AssetChange> changes) {
        var ether = changes.values().stream().filter(TransactionEffects::isEther);
        var others = changes.values().stream().filter(change -> !isEther(change));
        return Stream.concat(ether, others).toList();
    }

    private static boolean isEther(AssetChange change) {
        return change.asset() instanceof AssetId.Ether;
    }

    private static Stream<AssetChange> change(String chain, Effect effect) {
        return switch (effect) {
            case Effect.Ether ether -> {
                var amounts = new AssetChange.Amounts.Known(
                        ether.before().value(), ether.after().value());
                yield Stream.of(new AssetChange(ether.account(), new AssetId.Ether(chain), amounts, Agreement.AGREES));
            }
            case Effect.Holding holding ->
                Stream.of(new AssetChange(
                        holding.account(), asset(chain, holding.asset()), amounts(holding), holding.agreement()));
            case Effect.Allowance _,
                    Effect.PieceApproval _,
                    Effect.Operator _,
                    Effect.Delegation _,
                    Effect.OwnerChange _,
                    Effect.Created _,
                    Effect.Destroyed _,
                    Effect.OwnStorage _,
                    Effect.Unnamed _ -> Stream.empty();
        };
    }

    private static AssetChange.Amounts amounts(Effect.Holding holding) {
        return switch (holding.told()) {
            case Told.Answered<BigInteger>(var before, var after) -> new AssetChange.Amounts.Known(before, after);
            case Told.Silent<BigInteger> _ -> new AssetChange.Amounts.OnlyChange(holding.logged());
        };
    }

    static AssetId asset(String chain, TokenAsset asset) {
        return switch (asset) {
            case TokenAsset.Units(var contract) -> new AssetId.Token(new TokenContract(chain, contract));
            case TokenAsset.Piece(var contract, var id) -> new AssetId.Collectible(new NftRef(chain, contract, id));
            case TokenAsset.Item(var contract, var id) -> new AssetId.Collectible(new NftRef(chain, contract, id));
        };
    }

    /// What the wallet gets.
    public Collection<AssetChange> gains() {
        return changes.stream().filter(change -> change.change().signum() > 0).toList();
    }

    /// What the wallet gives.
    public Collection<AssetChange> losses() {
        return changes.stream().filter(change -> change.change().signum() < 0).toList();
    }
}

package dev.touchstone.app.door.policy;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.wallet.dapp.AppAct;
import dev.touchstone.wallet.dapp.AppOrigin;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the user's written rules allow which app without being asked. Immutable. What is not in it is not
/// allowed.
public record DoorPolicy(Map<AppOrigin, Rules> apps) {
    public static final DoorPolicy NOTHING = new DoorPolicy(Map.of());

    public DoorPolicy {
        apps = Map.copyOf(apps);
    }

    public Optional<Rules> of(AppOrigin app) {
        return Optional.ofNullable(apps.get(app));
    }

    /// The rules of one app.
    ///
    /// @param accounts that it may see and ask with
    /// @param acts that need not be asked for
    /// @param limits of what may leave the wallet, by asset; what is not named may not leave it
    /// @param spenders who may be allowed to take tokens later, up to the token's limit of a request
    /// @param typed contracts and kinds of data that may be signed for
    public record Rules(
            List<EthereumAddress> accounts,
            Set<AppAct> acts,
            Map<Asset, Limit> limits,
            Set<EthereumAddress> spenders,
            Set<TypedRule> typed) {
        public Rules {
            accounts = List.copyOf(accounts);
            acts = Set.copyOf(acts);
            limits = Map.copyOf(limits);
            spenders = Set.copyOf(spenders);
            typed = Set.copyOf(typed);
        }
    }

    /// Ether, or a token by its contract.
    public sealed interface Asset {
        record Ether() implements Asset {}

        record Token(EthereumAddress contract) implements Asset {}
    }

    /// In the asset's smallest unit.
    public record Limit(BigInteger perRequest, BigInteger perDay) {}

    /// Data of this kind for this contract (EIP-712).
    public record TypedRule(EthereumAddress contract, String primaryType) {}
}

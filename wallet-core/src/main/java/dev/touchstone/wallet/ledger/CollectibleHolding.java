package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Ownership;
import dev.touchstone.wallet.account.EthereumAccount;
import dev.touchstone.wallet.collectible.NftRef;
import java.util.List;
import java.util.Optional;

/// A collectible that the user added, and what is known of it. Immutable.
///
/// @param collection what its contract calls itself
/// @param uri where its contract says that it is described
public record CollectibleHolding(
        NftRef ref, TokenAnswer<String> collection, TokenAnswer<String> uri, Standing standing) {

    boolean isPending() {
        return switch (standing) {
            case Standing.KindNotKnown(var kind) -> kind.isPending();
            case Standing.Single(var owner, var _) -> owner.isPending();
            case Standing.Many(var shares) ->
                shares.stream().map(TokenShare::units).anyMatch(TokenAnswer::isPending);
        };
    }

    /// Whose it is, by the kind of collectible.
    public sealed interface Standing {
        /// Whether an account that this wallet can sign for is proven to have it.
        default boolean isOursToMove() {
            return switch (this) {
                case KindNotKnown _ -> false;
                case Single(var _, Whose.Ours(var account, var ownership)) -> account.canSign() && ownership.isProven();
                case Single _ -> false;
                case Many(var shares) ->
                    shares.stream()
                            .anyMatch(share ->
                                    share.isSomething() && share.account().canSign());
            };
        }

        /// Whether there may be many of it is not known yet.
        record KindNotKnown(TokenAnswer<Boolean> kind) implements Standing {}

        /// There is one, and it is one account's (ERC-721).
        record Single(TokenAnswer<EthereumAddress> owner, Whose whose) implements Standing {}

        /// There may be many of it, and accounts have so many each (ERC-1155).
        record Many(List<TokenShare> shares) implements Standing {
            public Many {
                shares = List.copyOf(shares);
            }
        }
    }

    /// Who owns a single thing. Immutable.
    public sealed interface Whose {
        /// An account of this wallet.
        ///
        /// @param ownership that it does, by the kernel's rule
        record Ours(EthereumAccount account, Finding<Ownership> ownership) implements Whose {}

        /// Somebody else.
        record Another(EthereumAddress owner) implements Whose {}

        /// The contract names nobody: there is no such thing, or no longer.
        record Nobody() implements Whose {}

        /// Whose it was when that was last proven.
        record Remembered(LastAnswer<EthereumAddress> last, Optional<EthereumAccount> ours) implements Whose {}

        record NotKnown() implements Whose {}
    }
}

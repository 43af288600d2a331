package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.ethereum.token.TokenQuestion;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.wallet.asset.OwnWords;
import dev.touchstone.wallet.asset.TokenContract;
import dev.touchstone.wallet.collectible.NftRef;
import java.util.List;
import java.util.Optional;

/// The tokens and collectibles of a wallet on one chain. Immutable.
///
/// @param chain its id
/// @param tokens in the order in which they were added
/// @param collectibles in the order in which they were added
/// @param inCollections how many of each collection of single tokens each account has
/// @param missing why nothing newer is proven; empty where the newest is
/// @param questions what a node is to ask in each new block. What contracts say once and for all is among them
///     only
///     until it is proven
public record TokenHoldings(
        String chain,
        List<TokenHolding> tokens,
        List<CollectibleHolding> collectibles,
        List<TokenShare> inCollections,
        Optional<Pending.Reason> missing,
        List<TokenQuestion<?>> questions) {
    private static final List<String> COINS = List.of("BTC", "ETH", "Bitcoin", "Ether");

    public TokenHoldings {
        tokens = List.copyOf(tokens);
        collectibles = List.copyOf(collectibles);
        inCollections = List.copyOf(inCollections);
        questions = List.copyOf(questions);
    }

    public Optional<TokenHolding> token(TokenContract contract) {
        return tokens.stream()
                .filter(token -> token.contract().equals(contract))
                .findFirst();
    }

    public Optional<CollectibleHolding> collectible(NftRef ref) {
        return collectibles.stream().filter(it -> it.ref().equals(ref)).findFirst();
    }

    /// Whether there is something that is neither proven nor refuted.
    public boolean isPending() {
        return tokens.stream().anyMatch(TokenHolding::isPending)
                || collectibles.stream().anyMatch(CollectibleHolding::isPending);
    }

    /// Whether its name alone does not tell which token it is: another has the same, or a coin has, or it is
    /// written in
    /// a way that can be mistaken.
    public boolean isMistakable(TokenHolding token) {
        var name = token.callsItself();
        if (name.isEmpty() || !name.get().plain()) return true;
        boolean isCoin = COINS.stream().anyMatch(name.get()::resembles);
        return isCoin
                || tokens.stream()
                        .filter(other -> !other.contract().equals(token.contract()))
                        .flatMap(other -> other.callsItself().stream())
                        .map(OwnWords::shown)
                        .anyMatch(name.get()::resembles);
    }
}

package dev.touchstone.spv.ethereum.history;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.token.Erc1155;
import dev.touchstone.spv.ethereum.token.Erc20;
import dev.touchstone.spv.ethereum.token.Erc721;
import dev.touchstone.spv.ethereum.token.TokenQuestion;
import dev.touchstone.spv.proof.MovedAsset;
import java.math.BigInteger;
import java.util.Optional;

/// Whose history of what it is. Immutable.
public record Subject(EthereumAddress account, MovedAsset asset) {
    public static Subject ether(EthereumAddress account) {
        return new Subject(account, MovedAsset.ether());
    }

    public static Subject token(EthereumAddress account, EthereumAddress contract) {
        return new Subject(account, new MovedAsset.Token(contract));
    }

    /// All that it has of a collection (ERC-721).
    public static Subject collection(EthereumAddress account, EthereumAddress contract) {
        return new Subject(account, new MovedAsset.Collection(contract));
    }

    /// A single token (ERC-721).
    public static Subject single(EthereumAddress account, EthereumAddress contract, BigInteger id) {
        return new Subject(account, new MovedAsset.Single(contract, id));
    }

    /// A kind of which there may be many (ERC-1155).
    public static Subject kind(EthereumAddress account, EthereumAddress contract, BigInteger id) {
        return new Subject(account, new MovedAsset.Kind(contract, id));
    }

    /// The question how many the account has; empty where that is asked otherwise.
    public Optional<TokenQuestion<BigInteger>> amount() {
        return switch (asset) {
            case MovedAsset.Ether _, MovedAsset.Single _ -> Optional.empty();
            case MovedAsset.Token(var contract) -> Optional.of(new Erc20.BalanceOf(contract, account));
            case MovedAsset.Collection(var contract) -> Optional.of(new Erc721.BalanceOf(contract, account));
            case MovedAsset.Kind(var contract, var id) -> Optional.of(new Erc1155.BalanceOf(contract, account, id));
        };
    }
}

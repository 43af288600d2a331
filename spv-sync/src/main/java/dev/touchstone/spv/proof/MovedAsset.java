package dev.touchstone.spv.proof;

import dev.touchstone.spv.ethereum.EthereumAddress;
import java.math.BigInteger;
import java.util.Optional;

/// What moves, or what a history is of, on a chain of Ethereum. Immutable.
public sealed interface MovedAsset {
    record Ether() implements MovedAsset {}

    /// Units of a fungible token (ERC-20).
    record Token(EthereumAddress contract) implements MovedAsset {}

    /// All that an account has of a collection of single tokens, counted (ERC-721).
    record Collection(EthereumAddress contract) implements MovedAsset {}

    /// One token of such a collection.
    ///
    /// @param id unsigned, of 256 bits
    record Single(EthereumAddress contract, BigInteger id) implements MovedAsset {}

    /// One kind of a collection, of which there may be many (ERC-1155).
    ///
    /// @param id unsigned, of 256 bits
    record Kind(EthereumAddress contract, BigInteger id) implements MovedAsset {}

    static MovedAsset ether() {
        return new Ether();
    }

    default boolean isEther() {
        return this instanceof Ether;
    }

    /// Whether it is a collection or part of one.
    default boolean isCollectible() {
        return this instanceof Collection || this instanceof Single || this instanceof Kind;
    }

    /// Whose units it is; empty for ether.
    default Optional<EthereumAddress> inContract() {
        return switch (this) {
            case Ether _ -> Optional.empty();
            case Token(var contract) -> Optional.of(contract);
            case Collection(var contract) -> Optional.of(contract);
            case Single(var contract, var _) -> Optional.of(contract);
            case Kind(var contract, var _) -> Optional.of(contract);
        };
    }

    /// The number in its collection; empty where it has none.
    default Optional<BigInteger> number() {
        return switch (this) {
            case Ether _, Token _, Collection _ -> Optional.empty();
            case Single(var _, var id) -> Optional.of(id);
            case Kind(var _, var id) -> Optional.of(id);
        };
    }

    /// Whether what moved of the other, moved of this: of a collection each of its tokens is a part.
    default boolean holds(MovedAsset moved) {
        boolean isPart = this instanceof Collection(var whole)
                && moved instanceof Single(var contract, var _)
                && contract.equals(whole);
        return isPart || equals(moved);
    }
}

package dev.touchstone.ui.text;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.ui.format.AddressFormat;
import dev.touchstone.ui.format.EtherFormat;
import dev.touchstone.ui.format.TokenFormat;
import dev.touchstone.wallet.asset.AssetId;
import java.math.BigInteger;
import java.util.Optional;

/// What tokens are called where they are told of: by what their contracts call themselves, as far as that is
/// known.
@FunctionalInterface
public interface AssetNames {
    /// Knows no token: each is called by its contract.
    AssetNames NONE = _ -> Optional.empty();

    /// Empty where nothing is known of the contract.
    Optional<Name> token(EthereumAddress contract);

    /// What a token calls itself, and how many decimals it says it has.
    record Name(String symbol, int decimals) {}

    /// `12.5 PRAC`; `3 units of 0x1234…` where the token is not known.
    default String amount(AssetId asset, BigInteger units) {
        return switch (asset) {
            case AssetId.Coin _ -> throw new IllegalArgumentException("no asset of an Ethereum network");
            case AssetId.Ether _ -> EtherFormat.format(new Wei(units), false);
            case AssetId.Token(var token) -> token(token.address(), units);
            case AssetId.Collectible(var ref) ->
                (units.equals(BigInteger.ONE) ? "" : units + " of ") + "number " + ref.id() + " of "
                        + brief(ref.contract());
        };
    }

    /// An amount of the token of this contract.
    default String token(EthereumAddress contract, BigInteger units) {
        return token(contract)
                .map(name -> TokenFormat.format(units, name.decimals(), name.symbol(), false))
                .orElseGet(() -> units + (units.equals(BigInteger.ONE) ? " unit of " : " units of ") + brief(contract));
    }

    /// What the token of this contract is called.
    default String name(EthereumAddress contract) {
        return token(contract).map(Name::symbol).orElseGet(() -> "the token " + brief(contract));
    }

    /// What an asset is called.
    default String name(AssetId asset) {
        return switch (asset) {
            case AssetId.Coin _ -> throw new IllegalArgumentException("no asset of an Ethereum network");
            case AssetId.Ether _ -> EtherFormat.SYMBOL;
            case AssetId.Token(var token) -> name(token.address());
            case AssetId.Collectible(var ref) -> "number " + ref.id() + " of " + brief(ref.contract());
        };
    }

    /// Whether a contract is known to be one of collectibles.
    default boolean isCollection(EthereumAddress contract) {
        return false;
    }

    /// What an account is called in a sentence: its address in short where nothing better is known.
    default String account(EthereumAddress account) {
        return brief(account);
    }

    /// The first and last characters of an address.
    static String brief(EthereumAddress address) {
        return AddressFormat.brief(address.text());
    }
}

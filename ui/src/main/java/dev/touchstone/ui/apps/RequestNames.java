package dev.touchstone.ui.apps;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.ui.format.AmountFormat;
import dev.touchstone.ui.format.TokenFormat;
import dev.touchstone.ui.shell.AppSide.TokenWords;
import dev.touchstone.ui.text.AssetNames;
import dev.touchstone.ui.text.WalletNames;
import dev.touchstone.wallet.asset.AssetId;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;

/// What tokens and accounts are called in a request of an app: as everywhere where the wallet knows them. Of another
/// token it is what its contract says of itself, always with the contract beside it, as any contract can call itself
/// anything. Immutable.
///
/// @param asked what contracts said that the wallet does not know
record RequestNames(WalletNames known, Map<EthereumAddress, TokenWords> asked) implements AssetNames {
    RequestNames {
        asked = Map.copyOf(asked);
    }

    @Override
    public Optional<Name> token(EthereumAddress contract) {
        return known.token(contract)
                .or(() -> Optional.ofNullable(asked.get(contract)).map(words -> name(contract, words)));
    }

    private static Name name(EthereumAddress contract, TokenWords words) {
        var symbol = words.symbol().isEmpty() ? "tokens" : words.symbol();
        return new Name(symbol + " (" + AssetNames.brief(contract) + ")", words.decimals());
    }

    @Override
    public String account(EthereumAddress account) {
        return known.account(account);
    }

    @Override
    public String amount(AssetId asset, BigInteger units) {
        return asset instanceof AssetId.Ether ? known.amount(asset, units) : AssetNames.super.amount(asset, units);
    }

    @Override
    public String token(EthereumAddress contract, BigInteger units) {
        var name = token(contract);
        if (name.isPresent()) {
            return TokenFormat.format(units, name.get().decimals(), name.get().symbol(), known.hidden());
        }
        return (known.hidden() ? AmountFormat.DOTS : units) + " in the token's smallest unit";
    }
}

package dev.touchstone.ui.text;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.ui.format.AmountFormat;
import dev.touchstone.ui.format.EtherFormat;
import dev.touchstone.ui.format.TokenFormat;
import dev.touchstone.wallet.account.EthereumAccount;
import dev.touchstone.wallet.asset.AssetId;
import dev.touchstone.wallet.asset.TokenContract;
import dev.touchstone.wallet.ledger.EthereumHoldings;
import dev.touchstone.wallet.ledger.TokenHoldings;
import dev.touchstone.wallet.ledger.WalletSnapshot;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What the tokens and accounts of a wallet are called: tokens by what their contracts call themselves, with
/// the address beside it where that alone does not tell which token it is. Immutable.
///
/// @param accounts what the wallet’s accounts are called
/// @param hidden whether amounts are not to be read
public record WalletNames(TokenHoldings tokens, Map<EthereumAddress, String> accounts, boolean hidden)
        implements AssetNames {
    public WalletNames {
        accounts = Map.copyOf(accounts);
    }

    /// What the tokens and accounts of a wallet are called.
    ///
    /// @param hidden whether amounts are not to be read
    public static WalletNames of(WalletSnapshot wallet, boolean hidden) {
        return new WalletNames(wallet.tokens(), ofAccounts(wallet.ethereum()), hidden);
    }

    /// What each account is called: the name it was given, or what it is and its number.
    public static Map<EthereumAddress, String> ofAccounts(EthereumHoldings holdings) {
        var names = new LinkedHashMap<EthereumAddress, String>();
        int imported = 0;
        int watched = 0;
        for (var holding : holdings.accounts()) {
            var name = switch (holding.account()) {
                case EthereumAccount.Derived(int index, var _) -> "Account " + (index + 1);
                case EthereumAccount.Imported _ -> "Imported account " + ++imported;
                case EthereumAccount.WatchOnly _ -> "Watched account " + ++watched;
            };
            names.put(holding.account().address(), holding.label().isEmpty() ? name : holding.label());
        }
        return names;
    }

    @Override
    public String account(EthereumAddress account) {
        return accounts.getOrDefault(account, AssetNames.brief(account));
    }

    @Override
    public boolean isCollection(EthereumAddress contract) {
        return tokens.token(new TokenContract(tokens.chain(), contract)).isEmpty()
                && tokens.collectibles().stream()
                        .anyMatch(it -> it.ref().contract().equals(contract));
    }

    @Override
    public Optional<Name> token(EthereumAddress contract) {
        return tokens.token(new TokenContract(tokens.chain(), contract))
                .filter(token -> token.decimals().canBeWritten())
                .map(token -> new Name(TokenTexts.unit(token), token.decimals().places()));
    }

    @Override
    public String amount(AssetId asset, BigInteger units) {
        return asset instanceof AssetId.Ether
                ? EtherFormat.format(new Wei(units), hidden)
                : AssetNames.super.amount(asset, units);
    }

    @Override
    public String token(EthereumAddress contract, BigInteger units) {
        var name = token(contract);
        if (name.isPresent()) {
            return TokenFormat.format(units, name.get().decimals(), name.get().symbol(), hidden);
        }
        return hidden
                ? AmountFormat.DOTS + " of " + AssetNames.brief(contract)
                : AssetNames.super.token(contract, units);
    }
}

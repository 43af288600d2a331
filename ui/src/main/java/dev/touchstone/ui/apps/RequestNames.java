package dev.touchstone.ui.apps;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.ui.text.AssetNames;
import dev.touchstone.wallet.OpenWallet;
import dev.touchstone.wallet.account.EthereumAccount;
import dev.touchstone.wallet.account.KeyOrigin;
import dev.touchstone.wallet.asset.TokenDecimals;
import dev.touchstone.wallet.ledger.EthereumHolding;
import dev.touchstone.wallet.ledger.TokenHolding;
import java.util.List;
import java.util.Optional;

/// Whom and what a request names, as the wallet knows them. Thread-safe.
record RequestNames(OpenWallet wallet) {
    /// The accounts that an app can be shown: those for which somebody signs.
    List<EthereumAddress> own() {
        return wallet.snapshot().get().ethereum().accounts().stream()
                .map(EthereumHolding::account)
                .filter(EthereumAccount::hasSigner)
                .map(EthereumAccount::address)
                .toList();
    }

    /// Where the key of an account lies, if on another device.
    Optional<KeyOrigin> device(EthereumAddress account) {
        return holding(account).flatMap(holding -> holding.account().device());
    }

    private Optional<EthereumHolding> holding(EthereumAddress account) {
        return wallet.snapshot().get().ethereum().account(account);
    }

    String account(EthereumAddress account) {
        return holding(account)
                .map(EthereumHolding::label)
                .filter(label -> !label.isEmpty())
                .map(label -> label + "  " + AssetNames.brief(account))
                .orElseGet(account::text);
    }

    /// What the tokens call themselves that the user added: their own words, of contracts the user chose.
    AssetNames tokens() {
        var known = wallet.snapshot().get().tokens().tokens();
        return contract -> known.stream()
                .filter(token -> token.contract().address().equals(contract))
                .findFirst()
                .flatMap(RequestNames::name);
    }

    private static Optional<AssetNames.Name> name(TokenHolding token) {
        if (!(token.decimals() instanceof TokenDecimals.Known(int decimals))) return Optional.empty();
        return token.callsItself().map(words -> new AssetNames.Name(words.shown(), decimals));
    }
}

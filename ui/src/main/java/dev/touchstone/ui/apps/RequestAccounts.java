package dev.touchstone.ui.apps;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.ui.text.AssetNames;
import dev.touchstone.wallet.OpenWallet;
import dev.touchstone.wallet.account.EthereumAccount;
import dev.touchstone.wallet.account.KeyOrigin;
import dev.touchstone.wallet.ledger.EthereumHolding;
import java.util.List;
import java.util.Optional;

/// The accounts of which a request may be, as the wallet knows them. Thread-safe.
record RequestAccounts(OpenWallet wallet) {
    /// Those that an app can be shown: somebody signs for them.
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

    /// What the user calls an account, with its address.
    String name(EthereumAddress account) {
        return holding(account)
                .map(EthereumHolding::label)
                .filter(label -> !label.isEmpty())
                .map(label -> label + "  " + AssetNames.brief(account))
                .orElseGet(account::text);
    }

    private Optional<EthereumHolding> holding(EthereumAddress account) {
        return wallet.snapshot().get().ethereum().account(account);
    }
}

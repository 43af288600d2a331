package dev.touchstone.wallet;

import dev.touchstone.wallet.account.EthereumAccount;

/// What came of giving a wallet its Ethereum key. Immutable.
public sealed interface EthereumEnabling {
    /// It has its key, now or since long, and this first account.
    record Enabled(EthereumAccount first) implements EthereumEnabling {}

    record WrongPassword() implements EthereumEnabling {}

    /// The keys in the wallet file cannot be read; `what` names the damage.
    record KeysDamaged(String what) implements EthereumEnabling {}

    record NotSaved(String reason) implements EthereumEnabling {}
}

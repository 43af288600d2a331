package dev.touchstone.wallet.account;

/// Keys of one wallet that belong together, or an address that it watches. Immutable.
public sealed interface Account permits BitcoinAccount, EthereumAccount {
    /// Whether the wallet has the keys, and so can spend.
    boolean canSign();
}

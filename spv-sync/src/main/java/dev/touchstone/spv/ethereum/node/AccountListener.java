package dev.touchstone.spv.ethereum.node;

/// Hears of watched accounts. Called on the ethereum-chain loop, so it must return at once.
@FunctionalInterface
public interface AccountListener {
    /// What is known of them now.
    void accounts(WatchedAccounts now);
}

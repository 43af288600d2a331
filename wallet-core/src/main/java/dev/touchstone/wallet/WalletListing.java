package dev.touchstone.wallet;

import java.nio.file.Path;

/// A wallet file found in the folder of wallets. Immutable.
public record WalletListing(WalletName name, Path file) {}

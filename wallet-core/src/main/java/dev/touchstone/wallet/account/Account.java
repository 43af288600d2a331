package dev.touchstone.wallet.account;

import dev.touchstone.spv.chain.Network;

/// A row of keys of one wallet that belong together. Immutable.
public sealed interface Account permits BitcoinAccount {
    Network network();
}

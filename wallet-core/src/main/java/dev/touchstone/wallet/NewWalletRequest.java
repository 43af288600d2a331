package dev.touchstone.wallet;

import dev.touchstone.spv.chain.Network;
import dev.touchstone.wallet.account.Birthday;
import dev.touchstone.wallet.key.Mnemonic;
import dev.touchstone.wallet.key.Passphrase;

/// What a new wallet is to be. The secrets stay the caller's to close.
///
/// @param restored from a recovery phrase that existed before
/// @param backedUp whether the recovery phrase is known to be written down
public record NewWalletRequest(
        WalletName name,
        Network network,
        Mnemonic mnemonic,
        Passphrase passphrase,
        Birthday birthday,
        boolean restored,
        boolean backedUp) {}

package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.chain.Network;
import dev.touchstone.wallet.key.Mnemonic;
import dev.touchstone.wallet.key.Passphrase;
import java.time.Instant;

/// What a new wallet file begins with. The secrets stay the caller's to close.
public record NewWallet(Network network, Instant created, Mnemonic mnemonic, Passphrase passphrase) {}

package dev.touchstone.wallet;

import dev.touchstone.wallet.key.Dice;
import dev.touchstone.wallet.key.Secp256k1;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// What an open wallet needs from outside. Immutable.
///
/// @param background runs what may block, each task on a thread of its own (virtual ones do)
/// @param onBug hears of a bug that stopped the wallet
public record WalletPorts(
        Secp256k1 curve, Dice dice, InstantSource clock, Executor background, Consumer<Throwable> onBug) {}

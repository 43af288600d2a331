package dev.touchstone.app.window;

import dev.touchstone.app.folder.DataDirectory;
import dev.touchstone.spv.bitcoin.node.NodePorts;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.wallet.WalletFolder;
import dev.touchstone.wallet.key.Dice;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.function.Function;

/// What the program behind the window is made of. Immutable.
///
/// @param network the one that new and restored wallets are for
/// @param wallets gives the wallets that lie in a folder
/// @param background runs what may block, each task on a thread of its own
public record Parts(
        DataDirectory directory,
        Network network,
        Function<Path, WalletFolder> wallets,
        NodePorts outside,
        Dice dice,
        Executor background) {}

package dev.touchstone.app.window;

import dev.touchstone.app.folder.DataDirectory;
import dev.touchstone.spv.bitcoin.node.NodePorts;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.wallet.WalletFolder;
import dev.touchstone.wallet.key.Dice;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

/// What the program behind the window is made of. Immutable.
///
/// @param network the one that new and restored wallets are for
/// @param wallets gives the wallets that lie in a folder
/// @param http makes what servers of Ethereum are asked with; it follows no redirects
/// @param background runs what may block, each task on a thread of its own
public record Parts(
        DataDirectory directory,
        Network network,
        Function<Path, WalletFolder> wallets,
        NodePorts outside,
        Supplier<HttpClient> http,
        Dice dice,
        Executor background) {}

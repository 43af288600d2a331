package dev.touchstone.wallet;

import dev.touchstone.spv.chain.Latest;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.wallet.dapp.AppLogEntry;
import dev.touchstone.wallet.dapp.AppOrigin;
import dev.touchstone.wallet.dapp.ConnectedApps;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Which apps an open wallet lets see accounts, and what they asked for. Thread-safe; the rules of [OpenWallet]
/// for futures hold here too. No app can move anything by what is kept here.
public interface Apps {
    Latest<ConnectedApps> known();

    /// Lets an app see these accounts, and no others.
    CompletableFuture<Saving<AppOrigin>> connect(AppOrigin app, List<EthereumAddress> accounts);

    CompletableFuture<Saving<AppOrigin>> disconnect(AppOrigin app);

    CompletableFuture<Saving<Integer>> disconnectAll();

    /// Writes down what an app asked for, and what came of it.
    CompletableFuture<Saving<AppLogEntry>> note(AppLogEntry entry);
}

package dev.touchstone.ui.shell;

import dev.touchstone.spv.chain.Latest;
import dev.touchstone.spv.chain.Network;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// The program as the window sees it: which wallet is open, and the few commands that change that. Thread-safe.
///
/// Commands return at once and complete off the JavaFX thread. What can go wrong for a person is an [EntryOutcome];
/// a future that completes exceptionally is a bug, after which [#state()] becomes [HostState.Stopped]. A command that
/// takes a password wipes the array when it is done with it.
public interface Host {
    Latest<HostState> state();

    /// The network that new and restored wallets are for.
    Network network();

    Path dataFolder();

    /// Name and version, as the About page shows it.
    String version();

    /// A new recovery phrase, from the system's random numbers. Nothing is stored.
    CompletableFuture<List<String>> newPhrase();

    /// Makes a wallet and opens it. `phraseChecked` is false where the person skipped the check.
    CompletableFuture<EntryOutcome> create(String name, List<String> phrase, boolean phraseChecked, char[] password);

    /// Brings a wallet back from its phrase and opens it; payments are looked for from `since` on.
    CompletableFuture<EntryOutcome> restore(String name, List<String> phrase, Since since, char[] password);

    /// Goes to the lock screen of a wallet in the data folder.
    void choose(WalletEntry wallet);

    /// Opens the wallet that is locked, or another in the data folder.
    CompletableFuture<EntryOutcome> open(WalletEntry wallet, char[] password);

    /// Opens a wallet file that may lie anywhere.
    CompletableFuture<EntryOutcome> open(Path file, char[] password);

    /// Starts the practice network inside this program and opens a wallet with practice money. Asks nothing.
    CompletableFuture<EntryOutcome> startPractice();

    /// Closes the open wallet and forgets its keys; the chain goes on being followed.
    CompletableFuture<Void> lock();

    /// Leaves the lock screen for the first page, where another wallet can be made or opened.
    void leaveWallet();

    Latest<Settings> settings();

    /// Whether this program offers exchanges at all. It does not until the person switches that on.
    Latest<Boolean> exchanges();

    /// Offers exchanges from now on, or no more.
    void offerExchanges(boolean offered);

    /// Keeps the settings; [#settings()] changes at once.
    void change(Settings settings);
}

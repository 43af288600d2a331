package dev.touchstone.app.window;

import dev.touchstone.spv.chain.Latest;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.ui.shell.EntryOutcome;
import dev.touchstone.ui.shell.Host;
import dev.touchstone.ui.shell.HostState;
import dev.touchstone.ui.shell.Settings;
import dev.touchstone.ui.shell.Since;
import dev.touchstone.ui.shell.WalletEntry;
import dev.touchstone.wallet.NewWalletRequest;
import dev.touchstone.wallet.WalletName;
import dev.touchstone.wallet.account.Birthday;
import dev.touchstone.wallet.key.Mnemonic;
import dev.touchstone.wallet.key.Passphrase;
import dev.touchstone.wallet.key.Password;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The program behind the window. Thread-safe: wallets are entered and left one after the other, on a thread of its
/// own.
public final class Program implements Host, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Program.class);
    private static final Duration TO_CLOSE = Duration.ofSeconds(20);

    private final Parts parts;
    private final String version;
    private final ExecutorService entry = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("wallet-entry").daemon(true).factory());
    private final Latest<HostState> state = new Latest<>(new HostState.FirstRun(List.of()));
    private final PasswordDelay delay = new PasswordDelay();
    private final SettingsFile settingsFile;
    private final Latest<Settings> settings;
    private final Latest<Boolean> exchanges;
    private final Doorman doorman;

    public Program(Parts parts, String version) {
        this.parts = parts;
        this.version = version;
        this.settingsFile = new SettingsFile(parts.directory().settings());
        this.settings = new Latest<>(settingsFile.read());
        this.exchanges = new Latest<>(parts.directory().exchanges().isOn());
        this.doorman = new Doorman(parts, state);
    }

    /// Looks for wallets and shows what to begin with. Blocks for as long as that takes.
    public void begin() {
        enter("starting", () -> {
                    doorman.begin();
                    return true;
                })
                .join();
    }

    @Override
    public Latest<HostState> state() {
        return state;
    }

    @Override
    public Network network() {
        return parts.network();
    }

    @Override
    public Path dataFolder() {
        return parts.directory().root();
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public CompletableFuture<List<String>> newPhrase() {
        return enter("making a recovery phrase", () -> {
            try (var mnemonic = Mnemonic.create(Mnemonic.Size.WORDS_12, parts.dice())) {
                return mnemonic.words();
            }
        });
    }

    @Override
    public CompletableFuture<EntryOutcome> create(
            String name, List<String> phrase, boolean phraseChecked, char[] password) {
        var birthday = new Birthday.AtTime(parts.outside().clock().instant());
        return make(name, phrase, new Origin(birthday, false, phraseChecked), password);
    }

    @Override
    public CompletableFuture<EntryOutcome> restore(String name, List<String> phrase, Since since, char[] password) {
        var birthday = switch (since) {
            case Since.Month(var month) ->
                new Birthday.AtTime(month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant());
            case Since.Unknown() -> new Birthday.Unknown();
        };
        return make(name, phrase, new Origin(birthday, true, true), password);
    }

    /// Where a wallet that is to be made comes from.
    private record Origin(Birthday birthday, boolean restored, boolean backedUp) {}

    private CompletableFuture<EntryOutcome> make(String name, List<String> phrase, Origin origin, char[] typed) {
        return withPassword("making a wallet", typed, Duration.ZERO, password -> {
            if (WalletName.problem(name).isPresent()) return new EntryOutcome.NameUnusable(name);
            if (!(Mnemonic.parse(String.join(" ", phrase)) instanceof Mnemonic.Outcome.Whole(var mnemonic))) {
                return new EntryOutcome.NotAPhrase();
            }
            try (mnemonic;
                    var passphrase = Passphrase.none()) {
                var request = new NewWalletRequest(
                        new WalletName(name),
                        parts.network(),
                        mnemonic,
                        passphrase,
                        origin.birthday(),
                        origin.restored(),
                        origin.backedUp());
                return doorman.create(request, password);
            }
        });
    }

    @Override
    public void choose(WalletEntry wallet) {
        var _ = tell("going to a wallet", () -> doorman.lockedBefore(wallet));
    }

    @Override
    public CompletableFuture<EntryOutcome> open(WalletEntry wallet, char[] password) {
        return open(wallet.file(), password);
    }

    @Override
    public CompletableFuture<EntryOutcome> open(Path file, char[] typed) {
        return enter("waiting", () -> delay.remaining(parts.outside().clock().instant()))
                .thenCompose(wait -> withPassword("opening a wallet", typed, wait, password -> {
                    var outcome = doorman.open(file, password);
                    if (outcome instanceof EntryOutcome.WrongPassword) {
                        return new EntryOutcome.WrongPassword(
                                delay.failed(parts.outside().clock().instant()));
                    }
                    delay.succeeded();
                    return outcome;
                }));
    }

    private interface WithPassword {
        EntryOutcome enter(Password password);
    }

    private CompletableFuture<EntryOutcome> withPassword(
            String during, char[] typed, Duration wait, WithPassword action) {
        var later = CompletableFuture.delayedExecutor(wait.toMillis(), TimeUnit.MILLISECONDS, entry);
        return on(later, during, () -> {
            try (var password = Password.of(typed)) {
                return action.enter(password);
            } finally {
                Arrays.fill(typed, '\0');
            }
        });
    }

    @Override
    public CompletableFuture<EntryOutcome> startPractice() {
        return enter("starting the practice network", doorman::practise);
    }

    @Override
    public CompletableFuture<Void> lock() {
        return tell("locking the wallet", doorman::lock);
    }

    @Override
    public void leaveWallet() {
        var _ = tell("leaving the wallet", doorman::showFirstPage);
    }

    @Override
    public Latest<Settings> settings() {
        return settings;
    }

    @Override
    public void change(Settings changed) {
        settings.set(changed);
        var _ = tell("keeping the settings", () -> settingsFile.write(changed));
    }

    @Override
    public Latest<Boolean> exchanges() {
        return exchanges;
    }

    /// What is shown is what is kept: where the switch cannot be written it stays as it was.
    @Override
    public void offerExchanges(boolean offered) {
        var _ = tell("switching exchanges", () -> {
            var kept = parts.directory().exchanges();
            try {
                kept.set(offered);
            } catch (IOException e) {
                LOG.warn("the switch of exchanges cannot be kept", e);
            }
            exchanges.set(kept.isOn());
        });
    }

    private CompletableFuture<Void> tell(String during, Runnable action) {
        return enter(during, () -> {
                    action.run();
                    return true;
                })
                .thenAccept(_ -> {});
    }

    private <T> CompletableFuture<T> enter(String during, Supplier<T> action) {
        return on(entry, during, action);
    }

    private <T> CompletableFuture<T> on(Executor executor, String during, Supplier<T> action) {
        return CompletableFuture.supplyAsync(action, executor).whenComplete((_, bug) -> {
            if (bug != null) stopped(during, bug);
        });
    }

    /// A bug was met: nothing more is done, so that nothing is built on broken state.
    public void stopped(String during, Throwable bug) {
        LOG.error("stopped while {}", during, bug);
        state.set(new HostState.Stopped(during, parts.directory().logs()));
    }

    /// Closes whatever is open, and waits until it is closed.
    @Override
    public void close() {
        entry.execute(() -> {
            try {
                doorman.close();
            } catch (IOException e) {
                LOG.warn("the practice network did not close its files", e);
            }
        });
        entry.shutdown();
        try {
            if (!entry.awaitTermination(TO_CLOSE.toSeconds(), TimeUnit.SECONDS))
                LOG.warn("something did not close in time");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}

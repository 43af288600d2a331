package dev.touchstone.ui;

import dev.touchstone.spv.chain.Latest;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.ui.shell.EntryOutcome;
import dev.touchstone.ui.shell.Host;
import dev.touchstone.ui.shell.HostState;
import dev.touchstone.ui.shell.Settings;
import dev.touchstone.ui.shell.Since;
import dev.touchstone.ui.shell.WalletEntry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// A program that does what the test says and remembers what it was asked.
final class FakeHost implements Host {
    static final List<String> PHRASE = List.of(
            "legal", "winner", "thank", "year", "wave", "sausage", "worth", "useful", "legal", "winner", "thank",
            "yellow");

    final Latest<HostState> state;
    final Latest<Settings> settings = new Latest<>(Settings.DEFAULT);
    final Latest<Boolean> exchanges = new Latest<>(false);
    final List<String> asked = new ArrayList<>();
    EntryOutcome next = new EntryOutcome.Entered();
    HostState afterEntry;

    FakeHost(HostState state) {
        this.state = new Latest<>(state);
        this.afterEntry = state;
    }

    static FakeHost atFirstRun() {
        return new FakeHost(new HostState.FirstRun(List.of()));
    }

    @Override
    public Latest<HostState> state() {
        return state;
    }

    @Override
    public Network network() {
        return Network.BITCOIN_MAIN;
    }

    @Override
    public Path dataFolder() {
        return Path.of("/home/ada/.local/share/touchstone");
    }

    @Override
    public String version() {
        return "Touchstone 0.1.0";
    }

    @Override
    public CompletableFuture<List<String>> newPhrase() {
        return CompletableFuture.completedFuture(PHRASE);
    }

    private CompletableFuture<EntryOutcome> enter(String command) {
        asked.add(command);
        if (next instanceof EntryOutcome.Entered) state.set(afterEntry);
        return CompletableFuture.completedFuture(next);
    }

    @Override
    public CompletableFuture<EntryOutcome> create(
            String name, List<String> phrase, boolean phraseChecked, char[] password) {
        return enter("create " + name + ", " + phrase.size() + " words, checked " + phraseChecked + ", "
                + new String(password));
    }

    @Override
    public CompletableFuture<EntryOutcome> restore(String name, List<String> phrase, Since since, char[] password) {
        return enter("restore " + name + ", " + phrase.size() + " words, " + since);
    }

    @Override
    public void choose(WalletEntry wallet) {
        asked.add("choose " + wallet.name());
    }

    @Override
    public CompletableFuture<EntryOutcome> open(WalletEntry wallet, char[] password) {
        return enter("open " + wallet.name() + ", " + new String(password));
    }

    @Override
    public CompletableFuture<EntryOutcome> open(Path file, char[] password) {
        return enter("open " + file);
    }

    @Override
    public CompletableFuture<EntryOutcome> startPractice() {
        return enter("practice");
    }

    @Override
    public CompletableFuture<Void> lock() {
        asked.add("lock");
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void leaveWallet() {
        asked.add("leave");
    }

    @Override
    public Latest<Settings> settings() {
        return settings;
    }

    @Override
    public Latest<Boolean> exchanges() {
        return exchanges;
    }

    @Override
    public void offerExchanges(boolean offered) {
        exchanges.set(offered);
    }

    @Override
    public void change(Settings settings) {
        this.settings.set(settings);
    }
}

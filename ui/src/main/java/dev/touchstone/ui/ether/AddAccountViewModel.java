package dev.touchstone.ui.ether;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.ui.shell.Desktop;
import dev.touchstone.ui.shell.EthereumSide;
import dev.touchstone.ui.shell.KeystoreImport;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.ui.shell.Route.AccountWay;
import dev.touchstone.ui.shell.Session;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.AccountTexts;
import dev.touchstone.ui.text.OutcomeTexts;
import dev.touchstone.wallet.EthereumEnabling;
import dev.touchstone.wallet.KeyImport;
import dev.touchstone.wallet.Saving;
import dev.touchstone.wallet.account.EthereumAccount;
import dev.touchstone.wallet.asset.AssetId;
import dev.touchstone.wallet.ledger.EthereumHoldings;
import dev.touchstone.wallet.ledger.LabelTarget;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// One more account of Ethereum: from the phrase, from a key, from a file, or only watched. Confined to the
/// JavaFX application thread; knows no scene. What is secret in the fields is forgotten when it was handed on
/// or the page is left.
public final class AddAccountViewModel implements AutoCloseable {
    private final Surroundings around;
    private final Session session;
    private final EthereumSide side;
    private final ObjectProperty<AccountWay> way;
    private final StringProperty key = new SimpleStringProperty("");
    private final StringProperty file = new SimpleStringProperty("");
    private final StringProperty filePassword = new SimpleStringProperty("");
    private final StringProperty label = new SimpleStringProperty("");
    private final StringProperty password = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper keyProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper fileProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper passwordProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final WatchForm watch;

    public AddAccountViewModel(Surroundings around, Session session, EthereumSide side, AccountWay way) {
        this.around = around;
        this.session = session;
        this.side = side;
        this.way = new SimpleObjectProperty<>(way);
        this.watch = new WatchForm(around, session, side, label, busy, this::watched);
        this.way.subscribe(this::forget);
        forgetWhenTyped(key, keyProblem);
        forgetWhenTyped(file, fileProblem);
        forgetWhenTyped(watch.address(), watch.problem());
        forgetWhenTyped(password, passwordProblem);
    }

    private void forgetWhenTyped(StringProperty field, StringProperty itsProblem) {
        field.subscribe(typed -> {
            if (typed.isEmpty()) return;
            itsProblem.set("");
            problem.set("");
        });
    }

    ObjectProperty<AccountWay> way() {
        return way;
    }

    StringProperty key() {
        return key;
    }

    StringProperty file() {
        return file;
    }

    StringProperty filePassword() {
        return filePassword;
    }

    /// The address, where it is only to be watched.
    WatchForm watching() {
        return watch;
    }

    StringProperty label() {
        return label;
    }

    StringProperty password() {
        return password;
    }

    ReadOnlyStringProperty keyProblem() {
        return keyProblem.getReadOnlyProperty();
    }

    ReadOnlyStringProperty fileProblem() {
        return fileProblem.getReadOnlyProperty();
    }

    ReadOnlyStringProperty passwordProblem() {
        return passwordProblem.getReadOnlyProperty();
    }

    /// What no single field is to blame for.
    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    private EthereumHoldings holdings() {
        return session.wallet().snapshot().get().ethereum();
    }

    /// Whether the next account of the phrase can be made without the password.
    boolean isEnabled() {
        return holdings().enabled();
    }

    /// Whether this way takes the wallet's password.
    boolean asksForPassword() {
        boolean isNeeded = switch (way.get()) {
            case FROM_PHRASE -> !isEnabled();
            case PRIVATE_KEY, KEYSTORE -> true;
            case WATCH_ONLY -> false;
        };
        return isNeeded && session.asksForPassword();
    }

    /// What the next account of the phrase is called until it has a name.
    String nextName() {
        long derived = holdings().accounts().stream()
                .filter(holding -> holding.account() instanceof EthereumAccount.Derived)
                .count();
        return "Account " + (derived + 1);
    }

    void chooseFile() {
        around.desktop().askWhatToOpen("Choose a keystore file").ifPresent(chosen -> file.set(chosen.toString()));
    }

    /// Does what the page is for; what has to be put right first is said at its field.
    Desktop desktop() {
        return around.desktop();
    }

    void add() {
        if (busy.get()) return;
        problem.set("");
        if (asksForPassword() && password.get().isEmpty()) passwordProblem.set("Type the password of this wallet.");
        switch (way.get()) {
            case FROM_PHRASE -> addFromPhrase();
            case PRIVATE_KEY -> importKey();
            case KEYSTORE -> importKeystore();
            case WATCH_ONLY -> watch.watch();
        }
    }

    private boolean isReady() {
        return List.of(keyProblem, fileProblem, passwordProblem).stream()
                .allMatch(each -> each.get().isEmpty());
    }

    private void addFromPhrase() {
        if (!isReady()) return;
        begin();
        if (isEnabled()) around.whenDone(session.wallet().ethereum().add(), this::added, this::rest);
        else around.whenDone(side.enable(taken(password)), this::enabled, this::rest);
    }

    private void enabled(EthereumEnabling outcome) {
        rest();
        switch (outcome) {
            case EthereumEnabling.Enabled(var first) -> name(first.address());
            case EthereumEnabling.WrongPassword _ -> passwordProblem.set(AccountTexts.explain(outcome));
            case EthereumEnabling.KeysDamaged _, EthereumEnabling.NotSaved _ ->
                problem.set(AccountTexts.explain(outcome));
        }
    }

    private void added(Saving<EthereumAccount> outcome) {
        rest();
        problem.set(OutcomeTexts.explain(outcome));
        if (outcome instanceof Saving.Saved<EthereumAccount>(var account)) name(account.address());
    }

    /// Gives the new account the name that was typed, if any.
    private void name(EthereumAddress account) {
        if (label.get().isBlank()) {
            leave();
            return;
        }
        around.whenDone(
                session.wallet()
                        .label(
                                new LabelTarget.OnEthereumAddress(account),
                                label.get().strip()),
                _ -> leave());
    }

    private void importKey() {
        if (key.get().isBlank()) keyProblem.set("Paste the private key.");
        if (!isReady()) return;
        begin();
        around.whenDone(side.importKey(taken(key), label.get().strip(), taken(password)), this::imported, this::rest);
    }

    private void imported(KeyImport outcome) {
        rest();
        var words = AccountTexts.explain(outcome);
        switch (outcome) {
            case KeyImport.Imported _ -> leave();
            case KeyImport.NotAKey _ -> keyProblem.set(words);
            case KeyImport.WrongPassword _ -> passwordProblem.set(words);
            case KeyImport.FileNotOpened _, KeyImport.AlreadyThere _, KeyImport.KeysDamaged _, KeyImport.NotSaved _ ->
                problem.set(words);
        }
    }

    private void importKeystore() {
        var path = path();
        if (path.isEmpty()) fileProblem.set("Choose the keystore file first.");
        if (!isReady() || path.isEmpty()) return;
        begin();
        around.whenDone(
                side.importKeystore(path.get(), taken(filePassword), label.get().strip(), taken(password)),
                this::fileTried,
                this::rest);
    }

    private void fileTried(KeystoreImport outcome) {
        switch (outcome) {
            case KeystoreImport.Tried(var tried) -> imported(tried);
            case KeystoreImport.NotRead _, KeystoreImport.NotOpenable _ -> {
                rest();
                fileProblem.set(AccountTexts.explain(outcome));
            }
        }
    }

    private Optional<Path> path() {
        if (file.get().isBlank()) return Optional.empty();
        try {
            return Optional.of(Path.of(file.get().strip()));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private void watched(Saving<EthereumAccount> outcome) {
        rest();
        problem.set(OutcomeTexts.explain(outcome));
        if (outcome instanceof Saving.Saved<?>) leave();
    }

    /// What was typed, handed on and forgotten here.
    private static char[] taken(StringProperty secret) {
        var taken = secret.get().toCharArray();
        secret.set("");
        return taken;
    }

    private void begin() {
        busy.set(true);
    }

    private void rest() {
        busy.set(false);
    }

    private void leave() {
        around.navigator().replace(new Route.Asset(new AssetId.Ether(holdings().chain())));
    }

    void back() {
        around.navigator().back();
    }

    private void forget() {
        List.of(key, filePassword, password).forEach(secret -> secret.set(""));
        List.of(keyProblem, fileProblem, passwordProblem, problem).forEach(each -> each.set(""));
        watch.problem().set("");
    }

    @Override
    public void close() {
        forget();
    }
}

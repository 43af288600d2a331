package dev.touchstone.ui.apps;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.ui.shell.AppSide;
import dev.touchstone.ui.shell.AppSide.DoorState;
import dev.touchstone.ui.shell.AppSide.TokenOutcome;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.ui.shell.Session;
import dev.touchstone.ui.shell.Subscriptions;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.AppTexts;
import dev.touchstone.ui.text.AssetNames;
import dev.touchstone.ui.text.OutcomeTexts;
import dev.touchstone.wallet.Saving;
import dev.touchstone.wallet.dapp.AppLogEntry;
import dev.touchstone.wallet.dapp.AppOrigin;
import dev.touchstone.wallet.dapp.AppSession;
import dev.touchstone.wallet.dapp.ConnectedApps;
import dev.touchstone.wallet.dapp.request.WaitingRequests.Waiting;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// The apps of a wallet and its door. Confined to the JavaFX application thread; knows no scene.
public final class AppsViewModel implements AutoCloseable {
    private static final int MOST_PORT = 0xffff;
    private static final int LEAST_PORT = 1024;
    private static final int MOST_SHOWN = 50;

    private final Surroundings around;
    private final Session session;
    private final AppSide side;
    private final Subscriptions subscriptions = new Subscriptions();
    private final ReadOnlyObjectWrapper<ConnectedApps> apps = new ReadOnlyObjectWrapper<>(ConnectedApps.NONE);
    private final ReadOnlyObjectWrapper<List<Waiting>> waiting = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<DoorState> door;
    private final ReadOnlyObjectWrapper<Optional<TokenOutcome.Made>> token =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final StringProperty port = new SimpleStringProperty("");
    private final StringProperty program = new SimpleStringProperty("");

    public AppsViewModel(Surroundings around, Session session, AppSide side) {
        this.around = around;
        this.session = session;
        this.side = side;
        this.door = new ReadOnlyObjectWrapper<>(side.door().get());
        port.set(Integer.toString(side.door().get().port()));
        subscriptions.latest(session.wallet().apps().known(), around.fx(), apps::set);
        subscriptions.latest(side.waiting(), around.fx(), waiting::set);
        subscriptions.latest(side.door(), around.fx(), door::set);
    }

    ReadOnlyObjectProperty<ConnectedApps> apps() {
        return apps.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<List<Waiting>> waiting() {
        return waiting.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<DoorState> door() {
        return door.getReadOnlyProperty();
    }

    /// A token that was made a moment ago, as long as this page is open.
    ReadOnlyObjectProperty<Optional<TokenOutcome.Made>> token() {
        return token.getReadOnlyProperty();
    }

    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    StringProperty port() {
        return port;
    }

    StringProperty program() {
        return program;
    }

    /// The newest of what apps asked for.
    List<AppLogEntry> log() {
        var log = apps.get().log();
        return log.subList(0, Math.min(MOST_SHOWN, log.size()));
    }

    /// What a connected app may do, in words.
    String permissions(AppSession app) {
        var accounts = app.accounts().stream().map(this::name).collect(Collectors.joining(", "));
        return "Sees " + accounts + ". Asks for each payment and signature.";
    }

    private String name(EthereumAddress account) {
        return session.wallet()
                .snapshot()
                .get()
                .ethereum()
                .account(account)
                .map(holding -> holding.label())
                .filter(label -> !label.isEmpty())
                .orElseGet(() -> AssetNames.brief(account));
    }

    String lastUsed(AppSession app) {
        return "Last used " + around.ages().at(app.lastUsed(), around.now().get());
    }

    String when(AppLogEntry entry) {
        return around.ages().at(entry.at(), around.now().get());
    }

    void disconnect(AppOrigin app) {
        around.whenDone(session.wallet().apps().disconnect(app), this::saved);
    }

    void disconnectAll() {
        around.whenDone(session.wallet().apps().disconnectAll(), this::saved);
    }

    private void saved(Saving<?> saving) {
        problem.set(saving instanceof Saving.NotSaved<?> ? OutcomeTexts.explain(saving) : "");
    }

    /// Opens the door at the port that was typed, or shuts it.
    void turn(boolean open) {
        problem.set("");
        if (!open) {
            around.whenDone(side.shut(), door::set);
            return;
        }
        var number = port.get().strip();
        int wanted = number.matches("[0-9]{1,5}") ? Integer.parseInt(number) : 0;
        if (wanted < LEAST_PORT || wanted > MOST_PORT) {
            problem.set("A port is a number from " + LEAST_PORT + " to " + MOST_PORT + ".");
            return;
        }
        around.whenDone(side.open(wanted), door::set);
    }

    void makeToken() {
        problem.set("");
        around.whenDone(side.newToken(program.get().strip()), outcome -> {
            switch (outcome) {
                case TokenOutcome.Made made -> {
                    token.set(Optional.of(made));
                    program.set("");
                }
                case TokenOutcome.NoName(var reason) -> problem.set("This cannot be its name: " + reason + ".");
                case TokenOutcome.NotSaved(var reason) -> problem.set("The token could not be saved (" + reason + ").");
            }
        });
    }

    void copyToken() {
        token.get().ifPresent(made -> around.desktop().copy(made.token()));
    }

    void forget(String name) {
        around.whenDone(side.forget(name), door::set);
    }

    void answer(Waiting request) {
        around.navigator().lay(new Route.Sheet.Asked(request.id()));
    }

    static String doorWords(DoorState door) {
        return AppTexts.explain(door);
    }

    @Override
    public void close() {
        token.set(Optional.empty());
        subscriptions.close();
    }
}

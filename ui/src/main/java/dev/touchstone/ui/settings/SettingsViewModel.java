package dev.touchstone.ui.settings;

import dev.touchstone.ui.shell.EthereumSide;
import dev.touchstone.ui.shell.Host;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.ui.shell.ServerChoice;
import dev.touchstone.ui.shell.Session;
import dev.touchstone.ui.shell.Settings;
import dev.touchstone.ui.shell.Subscriptions;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.GatewayTexts;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The settings and the ways to change them. Confined to the JavaFX application thread; knows no scene.
public final class SettingsViewModel implements AutoCloseable {
    static final String LEARNT_BY_SERVERS =
            "Ethereum servers see your IP address and which accounts you ask about; they cannot change a number you see without being caught.";

    static final String LEARNT_BY_GATEWAYS =
            "Gateways and websites that you let be asked for pictures see your IP address and which NFTs you look at, not your accounts.";

    private static final int STEP = 10;

    private final Surroundings around;
    private final Session session;
    private final Subscriptions subscriptions = new Subscriptions();
    private final ReadOnlyObjectWrapper<Settings> settings;
    private final ReadOnlyBooleanWrapper exchanges = new ReadOnlyBooleanWrapper();

    public SettingsViewModel(Surroundings around, Session session) {
        this.around = around;
        this.session = session;
        this.settings = new ReadOnlyObjectWrapper<>(around.host().settings().get());
        subscriptions.latest(around.host().settings(), around.fx(), settings::set);
        subscriptions.latest(around.host().exchanges(), around.fx(), exchanges::set);
    }

    ReadOnlyObjectProperty<Settings> settings() {
        return settings.getReadOnlyProperty();
    }

    void change(UnaryOperator<Settings> change) {
        around.host().change(change.apply(host().settings().get()));
    }

    void larger() {
        change(s -> s.withTextPercent(s.textPercent() + STEP));
    }

    void smaller() {
        change(s -> s.withTextPercent(s.textPercent() - STEP));
    }

    Host host() {
        return around.host();
    }

    /// How the recovery phrase of the open wallet is kept.
    String backup() {
        return session.wallet().snapshot().get().backedUp()
                ? "You checked your copy of it."
                : "Not backed up. It is the only way to get this wallet back.";
    }

    boolean hasPassword() {
        return session.asksForPassword();
    }

    void changePassword() {
        around.navigator().go(new Route.ChangePassword());
    }

    void showPhrase() {
        around.navigator().go(new Route.Backup());
    }

    /// Whom the program asks about Ethereum, in a sentence; empty where the wallet has no Ethereum.
    Optional<String> ethereumServers() {
        return session.ethereum().map(side -> switch (side.servers().get()) {
            case ServerChoice.NotMade _ -> "Nobody is asked: you have not chosen yet.";
            case ServerChoice.BitcoinOnly _ -> "Nobody is asked: Bitcoin only for now.";
            case ServerChoice.Asks(var agreed, var own) ->
                "Asked are " + counted(agreed.size(), "public server") + " and " + counted(own.size(), "node")
                        + " of your own.";
        });
    }

    /// Whom the program asks for pictures, in a sentence; empty where the wallet has none, or needs to ask nobody.
    Optional<String> pictureGateways() {
        return session.ethereum()
                .flatMap(EthereumSide::pictures)
                .map(pictures -> GatewayTexts.asked(pictures.choice().get(), pictures.isInside()));
    }

    /// Whether exchanges can be offered in this wallet at all.
    boolean canExchange() {
        return session.ethereum().flatMap(EthereumSide::exchanges).isPresent();
    }

    ReadOnlyBooleanProperty exchanges() {
        return exchanges.getReadOnlyProperty();
    }

    void offerExchanges(boolean offered) {
        around.host().offerExchanges(offered);
    }

    void chooseGateways() {
        around.navigator().go(new Route.PictureGateways());
    }

    private static String counted(int count, String one) {
        return count + " " + (count == 1 ? one : one + "s");
    }

    void chooseServers() {
        around.navigator().go(new Route.EthereumServers());
    }

    void copyDataFolder() {
        around.desktop().copy(host().dataFolder().toString());
    }

    @Override
    public void close() {
        subscriptions.close();
    }
}

package dev.touchstone.ui.lock;

import dev.touchstone.ui.firstrun.Entering;
import dev.touchstone.ui.shell.HostState;
import dev.touchstone.ui.shell.Subscriptions;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.ChainStatus;
import dev.touchstone.ui.text.Texts;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// A wallet that waits for its password. Confined to the JavaFX application thread; knows no scene.
public final class LockViewModel implements AutoCloseable {
    private final Surroundings around;
    private final HostState.Locked locked;
    private final Entering entering;
    private final Subscriptions subscriptions = new Subscriptions();
    private final StringProperty password = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<ChainStatus> chain = new ReadOnlyObjectWrapper<>();

    public LockViewModel(Surroundings around, HostState.Locked locked) {
        this.around = around;
        this.locked = locked;
        this.entering = new Entering(around);
        password.subscribe(typed -> {
            if (!typed.isEmpty()) entering.forget();
        });
        subscriptions.latest(locked.bitcoin(), around.fx(), _ -> renew());
        subscriptions.changes(around.now(), _ -> renew());
    }

    private void renew() {
        chain.set(ChainStatus.of(locked.bitcoin().get(), around.now().get(), around.ages()));
    }

    public String name() {
        return locked.wallet().name();
    }

    public String label() {
        return Texts.label(locked.wallet().network());
    }

    public String network() {
        return Texts.name(locked.wallet().network());
    }

    public StringProperty password() {
        return password;
    }

    public ReadOnlyObjectProperty<ChainStatus> chain() {
        return chain.getReadOnlyProperty();
    }

    public Entering entering() {
        return entering;
    }

    public void unlock() {
        var typed = password.get().toCharArray();
        password.set("");
        entering.attempt(() -> around.host().open(locked.wallet(), typed));
    }

    public void leaveWallet() {
        around.host().leaveWallet();
    }

    @Override
    public void close() {
        subscriptions.close();
    }
}

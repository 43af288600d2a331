package dev.touchstone.ui.lock;

import dev.touchstone.icons.TruthMark;
import dev.touchstone.ui.firstrun.Entering;
import dev.touchstone.ui.shell.HostState;
import dev.touchstone.ui.shell.Subscriptions;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.ChainStatus;
import dev.touchstone.ui.text.EthereumStatus;
import dev.touchstone.ui.text.EthereumTexts;
import dev.touchstone.ui.text.Texts;
import java.util.ArrayList;
import java.util.List;
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
    private final ReadOnlyObjectWrapper<List<ChainLine>> chains = new ReadOnlyObjectWrapper<>(List.of());

    /// How one of the chains stands, in a sentence.
    public record ChainLine(TruthMark mark, String words) {}

    public LockViewModel(Surroundings around, HostState.Locked locked) {
        this.around = around;
        this.locked = locked;
        this.entering = new Entering(around);
        password.subscribe(typed -> {
            if (!typed.isEmpty()) entering.forget();
        });
        subscriptions.latest(locked.bitcoin(), around.fx(), _ -> renew());
        locked.ethereum().ifPresent(chain -> subscriptions.latest(chain, around.fx(), _ -> renew()));
        subscriptions.changes(around.now(), _ -> renew());
    }

    private void renew() {
        var now = around.now().get();
        var lines = new ArrayList<ChainLine>();
        lines.add(line(network(), ChainStatus.of(locked.bitcoin().get(), now, around.ages())));
        locked.ethereum().ifPresent(chain -> {
            var ethereum = chain.get();
            var status = EthereumStatus.of(ethereum, now, around.ages());
            lines.add(line(EthereumTexts.name(ethereum.chain().id()), status.chain()));
        });
        chains.set(List.copyOf(lines));
    }

    private static ChainLine line(String name, ChainStatus chain) {
        var age = chain.age().isEmpty() ? "" : ", " + chain.age();
        return new ChainLine(chain.mark(), name + ", " + chain.block() + age + ". " + chain.next());
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

    /// The chains that the wallet lives on; no amounts.
    public ReadOnlyObjectProperty<List<ChainLine>> chains() {
        return chains.getReadOnlyProperty();
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

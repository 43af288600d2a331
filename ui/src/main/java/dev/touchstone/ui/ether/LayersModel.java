package dev.touchstone.ui.ether;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.rollup.Layer;
import dev.touchstone.ui.shell.LayerOutcome;
import dev.touchstone.ui.shell.LayerSide;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.ui.shell.Subscriptions;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.WalletNames;
import dev.touchstone.wallet.Saving;
import dev.touchstone.wallet.ledger.EthereumHoldings;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// The chains beside Ethereum in words. Confined to the JavaFX application thread; knows no scene.
final class LayersModel {
    private final Surroundings around;
    private final LayerSide side;
    private final Supplier<EthereumHoldings> holdings;
    private final ReadOnlyObjectWrapper<LayersPage> page = new ReadOnlyObjectWrapper<>(LayersPage.EMPTY);
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");

    /// What is on, and what may be switched on. Immutable.
    record LayersPage(List<LayerLine> on, List<Layer> off) {
        static final LayersPage EMPTY = new LayersPage(List.of(), List.of());

        LayersPage {
            on = List.copyOf(on);
            off = List.copyOf(off);
        }
    }

    LayersModel(Surroundings around, LayerSide side, Supplier<EthereumHoldings> holdings, Subscriptions subscriptions) {
        this.around = around;
        this.side = side;
        this.holdings = holdings;
        subscriptions.latest(side.states(), around.fx(), _ -> renew());
        subscriptions.changes(around.now(), _ -> renew());
        subscriptions.changes(around.amounts(), _ -> renew());
    }

    ReadOnlyObjectProperty<LayersPage> page() {
        return page.getReadOnlyProperty();
    }

    /// What came of the last switch; empty while there is nothing to say.
    ReadOnlyStringProperty message() {
        return message.getReadOnlyProperty();
    }

    private void renew() {
        var names = WalletNames.ofAccounts(holdings.get());
        var now = around.now().get();
        var states = side.states().get();
        page.set(new LayersPage(
                states.stream()
                        .flatMap(state ->
                                state.look().stream().map(look -> LayerLine.of(state.layer(), look, names, now)))
                        .toList(),
                states.stream()
                        .filter(state -> state.look().isEmpty())
                        .map(state -> state.layer())
                        .toList()));
    }

    /// What to begin with where a server is to be named.
    String proposed() {
        return side.proposed().orElse("");
    }

    void switchOn(Layer layer, String server) {
        if (server.isBlank()) {
            message.set("Write the address of a server of " + layer.title() + " first.");
            return;
        }
        message.set("");
        around.whenDone(
                side.switchOn(layer, server.strip()),
                outcome -> message.set(
                        switch (outcome) {
                            case LayerOutcome.SwitchedOn _ -> "";
                            case LayerOutcome.NotAnAddress(var typed) ->
                                "‘" + typed + "’ is no address of a server. Write https://host/ or host:port.";
                            case LayerOutcome.NotSaved(var reason) -> "Not saved: " + reason + ". Nobody is asked.";
                        }));
    }

    void switchOff(Layer layer) {
        around.whenDone(
                side.switchOff(layer),
                outcome -> message.set(
                        outcome instanceof Saving.NotSaved<String>(var reason) ? "Not saved: " + reason + "." : ""));
    }

    void inspect(Layer layer, EthereumAddress account) {
        around.navigator().inspect(new Route.Inspection.LayerAccount(layer.id(), account));
    }
}

package dev.touchstone.ui.servers;

import dev.touchstone.spv.ethereum.source.SourceRole;
import dev.touchstone.ui.shell.EthereumSide;
import dev.touchstone.ui.shell.FileOutcome;
import dev.touchstone.ui.shell.ProposedServers;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.ui.shell.ServerChoice;
import dev.touchstone.ui.shell.ServerOutcome;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.EthereumTexts;
import dev.touchstone.ui.text.OutcomeTexts;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// A decision about whom to ask, while it is being made. Nothing is asked of anybody until it is. Confined to the
/// JavaFX application thread; knows no scene.
public final class ServersViewModel {
    private final Surroundings around;
    private final EthereumSide side;
    private final Map<ProposedServers.Server, BooleanProperty> agreed = new LinkedHashMap<>();
    private final ObjectProperty<Way> way;
    private final StringProperty beacon = new SimpleStringProperty("");
    private final StringProperty execution = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper beaconProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper executionProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    /// The two ways to follow Ethereum.
    enum Way {
        PUBLIC,
        OWN
    }

    public ServersViewModel(Surroundings around, EthereumSide side) {
        this.around = around;
        this.side = side;
        var before = side.servers().get();
        for (var server : side.proposed().servers())
            agreed.put(server, new SimpleBooleanProperty(isAgreed(before, server.address())));
        way = new SimpleObjectProperty<>(hasOwnOnly(before) ? Way.OWN : Way.PUBLIC);
        beacon.subscribe(() -> beaconProblem.set(""));
        execution.subscribe(() -> executionProblem.set(""));
        way.subscribe(() -> problem.set(""));
    }

    /// Before a decision all that are proposed are marked; agreeing is still a press of the button.
    private static boolean isAgreed(ServerChoice before, URI address) {
        return switch (before) {
            case ServerChoice.NotMade _, ServerChoice.BitcoinOnly _ -> true;
            case ServerChoice.Asks asks -> asks.agreed().contains(address);
        };
    }

    private static boolean hasOwnOnly(ServerChoice before) {
        return before instanceof ServerChoice.Asks asks
                && asks.agreed().isEmpty()
                && !asks.own().isEmpty();
    }

    boolean isFirstTime() {
        return side.servers().get() instanceof ServerChoice.NotMade;
    }

    String network() {
        return EthereumTexts.name(side.chain().get().chain().id());
    }

    String asOf() {
        return around.ages()
                .date(side.proposed().asOf().atStartOfDay(around.ages().zone()).toInstant());
    }

    List<ProposedServers.Server> servers(SourceRole role) {
        return agreed.keySet().stream().filter(server -> server.role() == role).toList();
    }

    BooleanProperty agreed(ProposedServers.Server server) {
        var property = agreed.get(server);
        if (property == null) throw new IllegalArgumentException("not proposed: " + server);
        return property;
    }

    ObjectProperty<Way> way() {
        return way;
    }

    StringProperty beacon() {
        return beacon;
    }

    StringProperty execution() {
        return execution;
    }

    ReadOnlyStringProperty beaconProblem() {
        return beaconProblem.getReadOnlyProperty();
    }

    ReadOnlyStringProperty executionProblem() {
        return executionProblem.getReadOnlyProperty();
    }

    /// What no single field is to blame for.
    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /// The own nodes that are asked already.
    List<ServerChoice.OwnNode> own() {
        return side.servers().get() instanceof ServerChoice.Asks asks ? asks.own() : List.of();
    }

    void agree() {
        if (busy.get()) return;
        problem.set("");
        switch (way.get()) {
            case PUBLIC -> agreeToPublic();
            case OWN -> agreeToOwn();
        }
    }

    private void agreeToPublic() {
        var missing = List.of(SourceRole.values()).stream()
                .filter(role -> servers(role).stream()
                        .noneMatch(server -> agreed(server).get()))
                .findFirst();
        if (missing.isPresent()) {
            problem.set("Choose at least one server for “" + EthereumTexts.use(missing.get()) + "”.");
            return;
        }
        var chosen = agreed.keySet().stream()
                .filter(server -> agreed(server).get())
                .map(ProposedServers.Server::address)
                .collect(Collectors.toUnmodifiableSet());
        choose(new ServerChoice.Asks(chosen, own()));
    }

    private void agreeToOwn() {
        boolean hasNodes = own().stream().anyMatch(node -> node.role() == SourceRole.BEACON)
                && own().stream().anyMatch(node -> node.role() == SourceRole.EXECUTION);
        if (hasNodes && beacon.get().isBlank() && execution.get().isBlank()) {
            choose(new ServerChoice.Asks(Set.of(), own()));
            return;
        }
        beaconProblem.set(beacon.get().isBlank() ? "Write the address of your beacon node." : "");
        executionProblem.set(execution.get().isBlank() ? "Write the address of your execution node." : "");
        if (!beaconProblem.get().isEmpty() || !executionProblem.get().isEmpty()) return;
        busy.set(true);
        add(
                side.addBeacon(beacon.get().strip()),
                beacon,
                beaconProblem,
                () -> add(
                        side.addExecution(execution.get().strip()),
                        execution,
                        executionProblem,
                        () -> choose(new ServerChoice.Asks(Set.of(), own()))));
    }

    private void add(
            CompletableFuture<ServerOutcome> command,
            StringProperty field,
            ReadOnlyStringWrapper fieldProblem,
            Runnable then) {
        around.whenDone(
                command,
                outcome -> {
                    if (outcome instanceof ServerOutcome.Added) {
                        field.set("");
                        then.run();
                        return;
                    }
                    busy.set(false);
                    fieldProblem.set(EthereumTexts.explain(outcome));
                },
                () -> busy.set(false));
    }

    void bitcoinOnly() {
        if (!busy.get()) choose(new ServerChoice.BitcoinOnly());
    }

    private void choose(ServerChoice choice) {
        boolean isFirst = isFirstTime();
        busy.set(true);
        around.whenDone(
                side.choose(choice),
                outcome -> {
                    busy.set(false);
                    if (outcome instanceof FileOutcome.Written) leave(isFirst);
                    else problem.set(OutcomeTexts.explain(outcome));
                },
                () -> busy.set(false));
    }

    private void leave(boolean isFirst) {
        if (isFirst || !around.navigator().canGoBack()) around.navigator().restart(new Route.Home());
        else around.navigator().back();
    }
}

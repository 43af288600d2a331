package dev.touchstone.ui.checkpoint;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.node.Checkpoint;
import dev.touchstone.spv.ethereum.node.CheckpointOutcome;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot.Stage;
import dev.touchstone.ui.format.AgeFormat;
import dev.touchstone.ui.shell.EthereumSide;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.ui.shell.ServerChoice;
import dev.touchstone.ui.shell.Subscriptions;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.CheckpointLine;
import dev.touchstone.ui.text.EthereumStatus;
import dev.touchstone.ui.text.EthereumTexts;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// The block to begin with, and the ways to take another. Confined to the JavaFX application thread; knows no scene.
public final class CheckpointViewModel implements AutoCloseable {
    private static final int DIGITS = 2 * Hash256.BYTES;

    private final Surroundings around;
    private final EthereumSide side;
    private final Subscriptions subscriptions = new Subscriptions();
    private final ReadOnlyObjectWrapper<CheckpointPage> page = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Optional<Comparison>> comparison =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final StringProperty root = new SimpleStringProperty("");
    private final BooleanProperty understood = new SimpleBooleanProperty();
    private final ReadOnlyStringWrapper rootProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    /// What the page shows at one moment. Immutable.
    ///
    /// @param parked why the chain cannot be followed with the present checkpoint; empty where it can
    /// @param limit how old a checkpoint may be, in a sentence
    /// @param canCompare whether there is anybody who may be asked
    /// @param stuck for how long nothing became final, where going on without proof is possible; else empty
    record CheckpointPage(CheckpointLine present, String parked, String limit, boolean canCompare, String stuck) {}

    public CheckpointViewModel(Surroundings around, EthereumSide side) {
        this.around = around;
        this.side = side;
        root.subscribe(() -> rootProblem.set(""));
        subscriptions.latest(side.chain(), around.fx(), _ -> renew());
        subscriptions.latest(side.servers(), around.fx(), _ -> renew());
        subscriptions.changes(around.now(), _ -> renew());
    }

    ReadOnlyObjectProperty<CheckpointPage> page() {
        return page.getReadOnlyProperty();
    }

    /// What operators said; empty before they were asked.
    ReadOnlyObjectProperty<Optional<Comparison>> comparison() {
        return comparison.getReadOnlyProperty();
    }

    StringProperty root() {
        return root;
    }

    ReadOnlyStringProperty rootProblem() {
        return rootProblem.getReadOnlyProperty();
    }

    /// Whether the person has said that they know what going on without proof means.
    BooleanProperty understood() {
        return understood;
    }

    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    AgeFormat ages() {
        return around.ages();
    }

    private void renew() {
        var ethereum = side.chain().get();
        var now = around.now().get();
        page.set(new CheckpointPage(
                CheckpointLine.of(ethereum, now, around.ages()),
                parked(ethereum.stage())
                        ? EthereumStatus.of(ethereum, now, around.ages())
                                .chain()
                                .next()
                        : "",
                "It has to be younger than " + AgeFormat.duration(side.checkpointLimit())
                        + ": members who have left since then have nothing to lose by lying.",
                side.servers().get() instanceof ServerChoice.Asks,
                stuck(ethereum)));
    }

    private static boolean parked(Stage stage) {
        return switch (stage) {
            case Stage.StaleAnchor _, Stage.CheckpointUnknown _ -> true;
            case Stage.NotSetUp _,
                    Stage.Offline _,
                    Stage.Starting _,
                    Stage.Syncing _,
                    Stage.CatchingUp _,
                    Stage.Synced _,
                    Stage.Stale _,
                    Stage.RulesUnknown _,
                    Stage.Stopped _ -> false;
        };
    }

    /// Going on is possible where nothing became final for as long as a committee serves.
    private static String stuck(EthereumSnapshot ethereum) {
        var schedule = ethereum.chain().schedule();
        var service = schedule.slotTime().multipliedBy(schedule.preset().slotsPerPeriod());
        return ethereum.stage() instanceof Stage.Stale(var behind) && behind.compareTo(service) > 0
                ? AgeFormat.duration(behind)
                : "";
    }

    /// Begins from the root that was typed.
    void usePasted() {
        var typed = root.get().strip();
        rootProblem.set(wrongWith(typed));
        if (rootProblem.get().isEmpty()) {
            Hash256.fromHex(typed.substring(2)).ifPresent(hash -> use(hash, new Checkpoint.Origin.Pasted()));
        }
    }

    private static String wrongWith(String typed) {
        if (typed.isEmpty()) return "Paste the root of a block.";
        if (!typed.startsWith("0x")) return "A root begins with 0x.";
        var digits = typed.substring(2);
        if (!digits.matches("[0-9a-fA-F]*")) return "A root has only digits and the letters a to f after 0x.";
        if (digits.length() != DIGITS) {
            return "A root has " + DIGITS + " digits after 0x. This one has " + digits.length() + ".";
        }
        return "";
    }

    /// Asks the operators.
    void compare() {
        if (busy.get()) return;
        busy.set(true);
        problem.set("");
        around.whenDone(
                side.compareCheckpoints(),
                offers -> {
                    busy.set(false);
                    comparison.set(Optional.of(Comparison.of(offers)));
                },
                () -> busy.set(false));
    }

    void use(Comparison.Named named) {
        int asked = comparison.get().map(Comparison::asked).orElse(0);
        use(named.root(), new Checkpoint.Origin.Compared(named.operators().size(), asked));
    }

    private void use(Hash256 hash, Checkpoint.Origin origin) {
        if (busy.get()) return;
        busy.set(true);
        problem.set("");
        around.whenDone(
                side.useCheckpoint(hash, origin),
                outcome -> {
                    busy.set(false);
                    problem.set(EthereumTexts.explain(outcome));
                    if (outcome instanceof CheckpointOutcome.Taken)
                        around.navigator().replace(new Route.Network());
                },
                () -> busy.set(false));
    }

    /// Goes on without proof, where the person has said that they know what it means.
    void goOnWithoutProof() {
        if (busy.get() || !understood.get()) return;
        busy.set(true);
        around.whenDone(
                side.forceCommittee(),
                gone -> {
                    busy.set(false);
                    understood.set(false);
                    problem.set(gone ? "" : "There is no block to go on to. Nothing has changed.");
                },
                () -> busy.set(false));
    }

    void chooseServers() {
        around.navigator().go(new Route.EthereumServers());
    }

    /// How the operators who name a block are told of.
    static String operators(List<String> operators, int asked) {
        return operators.size() + " of " + asked + " operators: " + String.join(", ", operators);
    }

    @Override
    public void close() {
        subscriptions.close();
    }
}

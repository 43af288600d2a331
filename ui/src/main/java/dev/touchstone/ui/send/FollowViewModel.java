package dev.touchstone.ui.send;

import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Settlement;
import dev.touchstone.ui.format.AgeFormat;
import dev.touchstone.ui.format.AmountFormat;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.ui.shell.Session;
import dev.touchstone.ui.shell.Subscriptions;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.ChainStatus;
import dev.touchstone.ui.text.OutcomeTexts;
import dev.touchstone.ui.text.PaymentTexts;
import dev.touchstone.wallet.ledger.BroadcastState;
import dev.touchstone.wallet.ledger.EntryState;
import dev.touchstone.wallet.ledger.LedgerEntry;
import java.time.Duration;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// A signed payment on its way into the chain. Confined to the JavaFX application thread; knows no scene.
public final class FollowViewModel implements AutoCloseable {
    private static final Duration STUCK = Duration.ofHours(2);

    private final Surroundings around;
    private final Session session;
    private final TxId payment;
    private final Subscriptions subscriptions = new Subscriptions();
    private final Way<Stage> way = new Way<>(Stage.class);
    private final ReadOnlyObjectWrapper<Optional<FollowPage>> page = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    /// The stages of the way, in order.
    enum Stage {
        SIGNED,
        OFFERED,
        SEEN,
        IN_BLOCK,
        SETTLED
    }

    /// What the page shows at one moment. Immutable.
    record FollowPage(LedgerEntry entry, Stage stage, Course course) {
        /// Whether it can still be given up, or made anew at a higher fee.
        boolean isOpen() {
            return entry.broadcast().isPresent()
                    && entry.state().isLive()
                    && stage != Stage.IN_BLOCK
                    && stage != Stage.SETTLED;
        }
    }

    public FollowViewModel(Surroundings around, Session session, TxId payment) {
        this.around = around;
        this.session = session;
        this.payment = payment;
        subscriptions.latest(session.wallet().snapshot(), around.fx(), _ -> renew());
        subscriptions.latest(session.bitcoin(), around.fx(), _ -> renew());
        subscriptions.changes(around.now(), _ -> renew());
    }

    ReadOnlyObjectProperty<Optional<FollowPage>> page() {
        return page.getReadOnlyProperty();
    }

    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    private void renew() {
        page.set(session.wallet().snapshot().get().entry(payment).map(this::page));
    }

    private FollowPage page(LedgerEntry entry) {
        var stage = stage(entry);
        way.reached(Stage.SIGNED, entry.time());
        way.look(stage, around.now().get());
        var lines = way.lines(
                stage, isGoing(entry), passed -> progress(passed, entry), line -> words(line, entry), around.ages());
        var course = new Course(title(entry, stage), lines, trouble(entry, stage), reassurance(entry, stage));
        return new FollowPage(entry, stage, course);
    }

    private static String title(LedgerEntry entry, Stage stage) {
        if (entry.state() instanceof EntryState.Replaced) return "Replaced";
        if (!isGoing(entry)) return "Not sent";
        return switch (stage) {
            case SIGNED, OFFERED -> "On its way";
            case SEEN -> "Waiting for a block";
            case IN_BLOCK -> "In a block";
            case SETTLED -> "Settled";
        };
    }

    private static Stage stage(LedgerEntry entry) {
        if (entry.state() instanceof EntryState.InBlock) {
            return entry.settlement() instanceof Settlement.Settled ? Stage.SETTLED : Stage.IN_BLOCK;
        }
        return entry.broadcast().map(FollowViewModel::stage).orElse(Stage.SIGNED);
    }

    private static Stage stage(BroadcastState state) {
        return switch (state) {
            case BroadcastState.Saved _,
                    BroadcastState.Rejected _,
                    BroadcastState.Replaced _,
                    BroadcastState.Abandoned _ -> Stage.SIGNED;
            case BroadcastState.Offered _ -> Stage.OFFERED;
            case BroadcastState.Relayed _ -> Stage.SEEN;
            case BroadcastState.InBlock _ -> Stage.IN_BLOCK;
            case BroadcastState.Settled _ -> Stage.SETTLED;
        };
    }

    private static StageLine.Progress progress(Stage passed, LedgerEntry entry) {
        return passed.compareTo(Stage.IN_BLOCK) >= 0 && entry.finding() instanceof Proven<?>
                ? StageLine.Progress.PROVEN
                : StageLine.Progress.DONE;
    }

    /// Whether it may still get into a block without anything being done.
    private static boolean isGoing(LedgerEntry entry) {
        return entry.state().isLive() && !(entry.broadcast().orElse(null) instanceof BroadcastState.Rejected);
    }

    private static String words(Stage stage, LedgerEntry entry) {
        return switch (stage) {
            case SIGNED -> "Signed and saved on this computer";
            case OFFERED -> entry.broadcast().map(FollowViewModel::offered).orElse("Offered to peers");
            case SEEN -> entry.broadcast().map(FollowViewModel::seen).orElse("Seen by other peers");
            case IN_BLOCK ->
                entry.state() instanceof EntryState.InBlock in
                        ? "In block " + AmountFormat.count(in.block().height().value()) + ", proven here"
                        : "In a block";
            case SETTLED ->
                entry.settlement() instanceof Settlement.Settling(int depth, int target)
                        ? "Settled at " + target + " blocks; " + depth + " of " + target + " so far"
                        : "Settled, six blocks deep";
        };
    }

    private static String offered(BroadcastState state) {
        return state instanceof BroadcastState.Offered(int announced, int fetched)
                ? "Offered to " + (announced == 1 ? "1 peer" : announced + " peers") + ", fetched by " + fetched
                : "Offered to peers";
    }

    private static String seen(BroadcastState state) {
        return state instanceof BroadcastState.Relayed(int peers)
                ? "Seen by " + (peers == 1 ? "1 other peer" : peers + " other peers")
                : "Seen by other peers";
    }

    private String trouble(LedgerEntry entry, Stage stage) {
        if (!entry.state().isLive()) return PaymentTexts.sentence(entry);
        if (entry.broadcast().orElse(null) instanceof BroadcastState.Rejected(var reason)) {
            return "Not sent. Your money has not moved. Peers refuse it (" + reason
                    + "). Raise the fee, or give it up.";
        }
        var age = Duration.between(entry.time(), around.now().get());
        boolean waits = stage != Stage.IN_BLOCK && stage != Stage.SETTLED;
        return waits && age.compareTo(STUCK) > 0
                ? "No block has taken it for " + AgeFormat.duration(age)
                        + ". It is offered again to each new peer. Raise the fee if it has to be quicker."
                : "";
    }

    private String reassurance(LedgerEntry entry, Stage stage) {
        var chain = ChainStatus.of(session.bitcoin().get(), around.now().get(), around.ages());
        if (!isGoing(entry)) return "";
        if (stage == Stage.SETTLED) return "This payment is settled.";
        if (chain.offline()) return "Saved. It will be sent when you are online.";
        return "You can leave this page. The payment goes on by itself.";
    }

    void giveUp() {
        around.whenDone(session.wallet().abandon(payment), outcome -> problem.set(OutcomeTexts.explain(outcome)));
    }

    void raiseFee() {
        around.navigator().go(new Route.RaiseFee(payment));
    }

    void open() {
        around.navigator().go(new Route.Payment(payment));
    }

    void home() {
        around.navigator().restart(new Route.Home());
    }

    void inspect() {
        around.navigator().inspect(new Route.Inspection.Payment(payment));
    }

    @Override
    public void close() {
        subscriptions.close();
    }
}

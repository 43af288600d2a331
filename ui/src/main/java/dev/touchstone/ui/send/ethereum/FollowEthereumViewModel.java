package dev.touchstone.ui.send.ethereum;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.ui.format.AgeFormat;
import dev.touchstone.ui.send.Course;
import dev.touchstone.ui.send.StageLine.Progress;
import dev.touchstone.ui.send.Way;
import dev.touchstone.ui.shell.EthereumSide;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.ui.shell.Session;
import dev.touchstone.ui.shell.Subscriptions;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.EthereumPaymentTexts;
import dev.touchstone.ui.text.EthereumStatus;
import dev.touchstone.ui.text.OrderTexts;
import dev.touchstone.ui.text.OutcomeTexts;
import dev.touchstone.ui.text.WalletNames;
import dev.touchstone.wallet.asset.AssetId;
import dev.touchstone.wallet.ledger.EthereumPayment;
import dev.touchstone.wallet.ledger.EthereumPaymentState;
import dev.touchstone.wallet.payment.ethereum.PaidOrder;
import dev.touchstone.wallet.payment.ethereum.PayeeWarnings;
import java.time.Duration;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// A signed payment on its way into Ethereum. Confined to the JavaFX application thread; knows no scene.
public final class FollowEthereumViewModel implements AutoCloseable {
    private static final Duration STUCK = Duration.ofMinutes(10);

    private final Surroundings around;
    private final Session session;
    private final EthereumSide side;
    private final Hash256 payment;
    private final Subscriptions subscriptions = new Subscriptions();
    private final Way<Stage> way = new Way<>(Stage.class);
    private final ReadOnlyObjectWrapper<Optional<Followed>> page = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    /// The stages of the way, in order.
    enum Stage {
        SIGNED,
        TAKEN,
        IN_BLOCK,
        SETTLED
    }

    /// What the page shows at one moment. Immutable.
    ///
    /// @param what is on its way, in a few words
    /// @param amount how much of it; may be empty
    /// @param to the whole address of who is paid; empty where nobody is
    /// @param isOpen whether it can still be made anew, cancelled or given up
    /// @param isInBlock whether a block holds it, by what servers say or by proof
    /// @param isProven whether its block is proven
    record Followed(
            Course course,
            String what,
            String amount,
            String to,
            boolean isOpen,
            boolean isInBlock,
            boolean isProven) {}

    public FollowEthereumViewModel(Surroundings around, Session session, EthereumSide side, Hash256 payment) {
        this.around = around;
        this.session = session;
        this.side = side;
        this.payment = payment;
        subscriptions.latest(session.wallet().snapshot(), around.fx(), _ -> renew());
        subscriptions.latest(side.chain(), around.fx(), _ -> renew());
        subscriptions.changes(around.now(), _ -> renew());
        subscriptions.changes(around.amounts(), _ -> renew());
    }

    ReadOnlyObjectProperty<Optional<Followed>> page() {
        return page.getReadOnlyProperty();
    }

    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    private void renew() {
        page.set(session.wallet().snapshot().get().ethereumPayment(payment).map(this::page));
    }

    private Followed page(EthereumPayment followed) {
        var wallet = session.wallet().snapshot().get();
        var names = WalletNames.of(wallet, around.amounts().get().hidden());
        var order = PaidOrder.of(followed);
        var stage = stage(followed.state());
        way.reached(Stage.SIGNED, followed.signedAt());
        way.look(stage, around.now().get());
        var proof = proof(followed.state());
        return new Followed(
                course(followed, stage),
                OrderTexts.name(order, names),
                OrderTexts.amount(order, followed.chain(), names),
                PayeeWarnings.payee(order).map(it -> it.text()).orElse(""),
                followed.isWaiting(),
                proof.isPresent(),
                proof.filter(Finding::isProven).isPresent());
    }

    private Course course(EthereumPayment followed, Stage stage) {
        var state = followed.state();
        var lines = way.lines(
                stage, isGoing(state), passed -> progress(passed, state), line -> words(line, state), around.ages());
        return new Course(title(followed, stage), lines, trouble(followed), reassurance(followed, stage));
    }

    private static Stage stage(EthereumPaymentState state) {
        return switch (state) {
            case EthereumPaymentState.Saved _,
                    EthereumPaymentState.Rejected _,
                    EthereumPaymentState.Replaced _,
                    EthereumPaymentState.Overtaken _,
                    EthereumPaymentState.Abandoned _ -> Stage.SIGNED;
            case EthereumPaymentState.Taken _ -> Stage.TAKEN;
            case EthereumPaymentState.InBlock _ -> Stage.IN_BLOCK;
            case EthereumPaymentState.Settled _ -> Stage.SETTLED;
        };
    }

    private static String title(EthereumPayment followed, Stage stage) {
        return switch (followed.state()) {
            case EthereumPaymentState.Replaced _ -> "Replaced";
            case EthereumPaymentState.Rejected _ -> "Not sent";
            case EthereumPaymentState.Overtaken _ -> "Cannot arrive";
            case EthereumPaymentState.Abandoned _ -> "Given up";
            case EthereumPaymentState.InBlock(Refuted<?> _, var _), EthereumPaymentState.Settled(Refuted<?> _, var _) ->
                "Proof failed";
            case EthereumPaymentState.InBlock(var _, boolean succeeded) -> succeeded ? "In a block" : "Failed";
            case EthereumPaymentState.Settled(var _, boolean succeeded) -> succeeded ? "Settled" : "Failed";
            case EthereumPaymentState.Saved _, EthereumPaymentState.Taken _ ->
                stage == Stage.TAKEN ? "Waiting for a block" : "On its way";
        };
    }

    private static Progress progress(Stage passed, EthereumPaymentState state) {
        if (passed.compareTo(Stage.IN_BLOCK) < 0) return Progress.DONE;
        return proof(state).filter(Finding::isProven).isPresent() ? Progress.PROVEN : Progress.NOW;
    }

    private static Optional<Finding<?>> proof(EthereumPaymentState state) {
        return switch (state) {
            case EthereumPaymentState.InBlock(var proof, var _) -> Optional.of(proof);
            case EthereumPaymentState.Settled(var proof, var _) -> Optional.of(proof);
            case EthereumPaymentState.Saved _,
                    EthereumPaymentState.Taken _,
                    EthereumPaymentState.Rejected _,
                    EthereumPaymentState.Replaced _,
                    EthereumPaymentState.Overtaken _,
                    EthereumPaymentState.Abandoned _ -> Optional.empty();
        };
    }

    /// Whether it goes on without anything being done.
    private static boolean isGoing(EthereumPaymentState state) {
        return switch (state) {
            case EthereumPaymentState.Saved _,
                    EthereumPaymentState.Taken _,
                    EthereumPaymentState.InBlock _,
                    EthereumPaymentState.Settled _ -> true;
            case EthereumPaymentState.Rejected _,
                    EthereumPaymentState.Replaced _,
                    EthereumPaymentState.Overtaken _,
                    EthereumPaymentState.Abandoned _ -> false;
        };
    }

    private static String words(Stage stage, EthereumPaymentState state) {
        return switch (stage) {
            case SIGNED -> "Signed and saved on this computer";
            case TAKEN ->
                state instanceof EthereumPaymentState.Taken(int servers)
                        ? "Taken by " + (servers == 1 ? "1 server" : servers + " servers") + ", as they say"
                        : "Taken by servers";
            case IN_BLOCK -> inBlock(state);
            case SETTLED ->
                state instanceof EthereumPaymentState.Settled
                        ? "Settled: its block is final"
                        : "Settled, usually 13 to 19 min after its block";
        };
    }

    private static String inBlock(EthereumPaymentState state) {
        return switch (state) {
            case EthereumPaymentState.InBlock(var proof, var _) -> EthereumPaymentTexts.block(proof);
            case EthereumPaymentState.Settled(var proof, var _) -> EthereumPaymentTexts.block(proof);
            case EthereumPaymentState.Saved _,
                    EthereumPaymentState.Taken _,
                    EthereumPaymentState.Rejected _,
                    EthereumPaymentState.Replaced _,
                    EthereumPaymentState.Overtaken _,
                    EthereumPaymentState.Abandoned _ -> "In a block";
        };
    }

    private String trouble(EthereumPayment followed) {
        var trouble = EthereumPaymentTexts.trouble(followed.state());
        if (!trouble.isEmpty()) return trouble;
        var age = Duration.between(followed.signedAt(), around.now().get());
        boolean isStuck = followed.isWaiting() && age.compareTo(STUCK) > 0 && !isOffline();
        return isStuck
                ? "No block has taken it for " + AgeFormat.duration(age)
                        + ". It is offered again to each server. Speed it up if it has to be quicker."
                : "";
    }

    private boolean isOffline() {
        return EthereumStatus.of(side.chain().get(), around.now().get(), around.ages())
                .chain()
                .offline();
    }

    private String reassurance(EthereumPayment followed, Stage stage) {
        if (!isGoing(followed.state())) return "";
        if (stage == Stage.SETTLED) return "This payment is settled.";
        if (isOffline()) return "Saved. It will be sent when you are online.";
        return "You can leave this page. The payment goes on by itself.";
    }

    void speedUp() {
        around.navigator().go(new Route.SpeedUp(payment));
    }

    void cancel() {
        around.navigator().go(new Route.CancelPayment(payment));
    }

    void giveUp() {
        problem.set("");
        around.whenDone(side.spending().abandon(payment), outcome -> problem.set(OutcomeTexts.explain(outcome)));
    }

    void inspect() {
        around.navigator().inspect(new Route.Inspection.Receipt(payment));
    }

    void home() {
        around.navigator().restart(new Route.Home());
    }

    void ether() {
        var chain = session.wallet().snapshot().get().ethereum().chain();
        around.navigator().go(new Route.Asset(new AssetId.Ether(chain)));
    }

    @Override
    public void close() {
        subscriptions.close();
    }
}

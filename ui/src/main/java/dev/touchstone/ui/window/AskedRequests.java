package dev.touchstone.ui.window;

import dev.touchstone.ui.control.Note;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.shell.AppSide;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.ui.shell.Session;
import dev.touchstone.ui.shell.Subscriptions;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.AppTexts;
import dev.touchstone.wallet.dapp.request.WaitingRequests.Shown;
import dev.touchstone.wallet.dapp.request.WaitingRequests.Waiting;
import dev.touchstone.wallet.ledger.EthereumPayment;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;

/// Brings up what apps ask for: as a sheet where the person is at rest, else as a line that says who waits, so that
/// nothing comes between a person and what is being typed. What was put off comes up no more by itself. Confined
/// to the JavaFX application thread.
final class AskedRequests implements AutoCloseable {
    private final Surroundings around;
    private final Session session;
    private final Note line;
    private final Subscriptions subscriptions = new Subscriptions();
    private final Set<Long> seen = new HashSet<>();
    private List<Waiting> waiting = List.of();

    AskedRequests(Surroundings around, Session session, AppSide side) {
        this.around = around;
        this.session = session;
        this.line = new Note(Note.Kind.WARNING, "", Parts.secondary("Look at it", this::look));
        Parts.present(line, false);
        subscriptions.changes(around.navigator().route(), _ -> come());
        subscriptions.changes(around.navigator().sheet(), _ -> say());
        subscriptions.latest(side.waiting(), around.fx(), this::follow);
        subscriptions.latest(side.shown(), around.fx(), this::show);
    }

    /// Says who waits while no sheet shows it.
    Node line() {
        return line;
    }

    private void follow(List<Waiting> now) {
        waiting = now;
        come();
    }

    private void look() {
        if (!waiting.isEmpty()) lay(waiting.getFirst());
    }

    private void lay(Waiting one) {
        seen.add(one.id());
        around.navigator().lay(new Route.Sheet.Asked(one.id()));
    }

    private void come() {
        if (isFree()) {
            waiting.stream().filter(one -> !seen.contains(one.id())).findFirst().ifPresent(this::lay);
        }
        say();
    }

    private void say() {
        boolean isUnseen = around.navigator().sheet().get().isEmpty()
                && !(around.navigator().route().get() instanceof Route.Apps);
        Parts.present(line, isUnseen && !waiting.isEmpty());
        if (!waiting.isEmpty()) line.say(AppTexts.waits(waiting.getFirst().request()));
    }

    /// Whether the person is in the middle of nothing else.
    private boolean isFree() {
        boolean isAtRest = switch (around.navigator().route().get()) {
            case Route.Home _, Route.Activity _, Route.Apps _, Route.Asset _, Route.Network _ -> true;
            case Route _ -> false;
        };
        return isAtRest && around.navigator().sheet().get().isEmpty();
    }

    /// The first of the payments that still waits, else the last.
    private void show(Optional<Shown> wish) {
        if (wish.isEmpty() || !isFree()) return;
        var payments = wish.get().payments();
        var way = session.wallet().snapshot().get().ethereumPayments().stream()
                .filter(payment -> payments.contains(payment.hash()) && payment.isWaiting())
                .map(EthereumPayment::hash)
                .findFirst();
        around.navigator().go(new Route.FollowEthereum(way.orElse(payments.getLast())));
    }

    @Override
    public void close() {
        subscriptions.close();
    }
}

package dev.touchstone.ui.send.ethereum;

import dev.touchstone.ui.send.ethereum.Prepared.State;
import dev.touchstone.ui.shell.EthereumSpending;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.wallet.payment.ethereum.EthereumDraftOutcome;
import dev.touchstone.wallet.payment.ethereum.FeeOutlook;
import dev.touchstone.wallet.payment.ethereum.FeeWish.Speed;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Has the wallet work out what is wished for: one question at a time, as each takes servers and work, and always
/// the newest first. What the same costs at the other speeds comes with the answer. Confined to the JavaFX
/// application thread; knows no scene.
final class Preparation {
    private final Surroundings around;
    private final EthereumSpending spending;
    private final ReadOnlyObjectWrapper<Prepared> prepared = new ReadOnlyObjectWrapper<>(Prepared.NOTHING);
    private Map<Speed, FeeOutlook> costs = Map.of();
    private Optional<Wish> wanted = Optional.empty();
    private boolean busy;
    private boolean closed;

    Preparation(Surroundings around, EthereumSpending spending) {
        this.around = around;
        this.spending = spending;
    }

    ReadOnlyObjectProperty<Prepared> prepared() {
        return prepared.getReadOnlyProperty();
    }

    /// From now on this is wished for; nothing while something of it is not clear.
    void want(Optional<Wish> wish) {
        if (wish.equals(wanted)) return;
        boolean isSameTask = wish.map(Wish::task).equals(wanted.map(Wish::task));
        wanted = wish;
        if (!isSameTask) costs = Map.of();
        begin();
    }

    /// Works the same out anew, in the newest block.
    void refresh() {
        costs = Map.of();
        begin();
    }

    private void begin() {
        become(wanted.<State>map(State.Asking::new).orElseGet(State.Idle::new));
        next();
    }

    private void become(State state) {
        prepared.set(new Prepared(state, costs));
    }

    private void next() {
        if (busy || closed) return;
        if (prepared.get().state() instanceof State.Asking(var wish)) ask(wish);
    }

    private void ask(Wish wish) {
        busy = true;
        around.whenDone(
                wish.task().prepare(spending, wish.fee()),
                outcome -> {
                    busy = false;
                    take(wish, outcome);
                    next();
                },
                () -> {
                    busy = false;
                    become(new State.Idle());
                });
    }

    private void take(Wish wish, EthereumDraftOutcome outcome) {
        boolean isOfThisTask =
                wanted.filter(it -> it.task().equals(wish.task())).isPresent();
        if (isOfThisTask && outcome instanceof EthereumDraftOutcome.Ready(var draft)) costs = draft.atEachSpeed();
        var state = prepared.get().state();
        boolean isAwaited = state instanceof State.Asking(var awaited) && awaited.equals(wish);
        become(isAwaited ? new State.Answered(wish, outcome, around.now().get()) : state);
    }

    void close() {
        closed = true;
    }
}

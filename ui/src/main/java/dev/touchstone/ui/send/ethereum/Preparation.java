package dev.touchstone.ui.send.ethereum;

import dev.touchstone.ui.send.ethereum.Prepared.State;
import dev.touchstone.ui.shell.EthereumSpending;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.wallet.payment.ethereum.EthereumDraftOutcome;
import dev.touchstone.wallet.payment.ethereum.FeeOutlook;
import dev.touchstone.wallet.payment.ethereum.FeeWish;
import dev.touchstone.wallet.payment.ethereum.FeeWish.Speed;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Has the wallet work out what is wished for: one question at a time, as each takes servers and work, and always
/// the newest first. When that is answered, it asks what the same costs at the other speeds. Confined to the
/// JavaFX application thread; knows no scene.
final class Preparation {
    private final Surroundings around;
    private final EthereumSpending spending;
    private final ReadOnlyObjectWrapper<Prepared> prepared = new ReadOnlyObjectWrapper<>(Prepared.NOTHING);
    private final Map<Speed, FeeOutlook> costs = new EnumMap<>(Speed.class);
    private final Set<Speed> asked = EnumSet.noneOf(Speed.class);
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
        if (!isSameTask) forgetCosts();
        begin();
    }

    /// Works the same out anew, in the newest block.
    void refresh() {
        forgetCosts();
        begin();
    }

    private void forgetCosts() {
        costs.clear();
        asked.clear();
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
        question().ifPresent(this::ask);
    }

    private Optional<Wish> question() {
        var now = prepared.get();
        if (now.state() instanceof State.Asking(var wish)) return Optional.of(wish);
        if (now.draft().isEmpty()) return Optional.empty();
        return Stream.of(Speed.values())
                .filter(speed -> !asked.contains(speed))
                .findFirst()
                .flatMap(speed -> wanted.map(wish -> new Wish(wish.task(), new FeeWish.Soon(speed))));
    }

    private void ask(Wish wish) {
        busy = true;
        if (wish.fee() instanceof FeeWish.Soon(var speed)) asked.add(speed);
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
        if (isOfThisTask
                && wish.fee() instanceof FeeWish.Soon(var speed)
                && outcome instanceof EthereumDraftOutcome.Ready(var draft)) {
            costs.put(speed, draft.fees());
        }
        var state = prepared.get().state();
        boolean isAwaited = state instanceof State.Asking(var awaited) && awaited.equals(wish);
        become(isAwaited ? new State.Answered(wish, outcome, around.now().get()) : state);
    }

    void close() {
        closed = true;
    }
}

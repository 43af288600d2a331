package dev.touchstone.ui.send.ethereum;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.ui.shell.EthereumSide;
import dev.touchstone.ui.shell.Session;
import dev.touchstone.ui.shell.Subscriptions;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.OrderTexts;
import dev.touchstone.wallet.ledger.EthereumPayment;
import dev.touchstone.wallet.payment.ethereum.EthereumDraftOutcome;
import dev.touchstone.wallet.payment.ethereum.EthereumOrder;
import dev.touchstone.wallet.payment.ethereum.FeeWish.Speed;
import dev.touchstone.wallet.payment.ethereum.PaidOrder;
import java.util.Optional;

/// Something of which all is settled but the fee: an order that another page put together, or what takes the
/// place of a payment that waits. Confined to the JavaFX application thread; knows no scene.
public final class TaskViewModel implements AutoCloseable {
    private final Task task;
    private final Desk desk;
    private final Subscriptions subscriptions = new Subscriptions();

    private TaskViewModel(Surroundings around, Session session, EthereumSide side, Task task) {
        this.task = task;
        this.desk = new Desk(around, session, side, task.isReplacement() ? Speed.FAST : Speed.NORMAL);
        desk.onChange(subscriptions, this::renew);
    }

    public static TaskViewModel order(Surroundings around, Session session, EthereumSide side, EthereumOrder order) {
        return new TaskViewModel(around, session, side, new Task.Fresh(order));
    }

    public static TaskViewModel speedUp(Surroundings around, Session session, EthereumSide side, Hash256 payment) {
        return new TaskViewModel(around, session, side, new Task.SpeedUp(payment));
    }

    public static TaskViewModel cancel(Surroundings around, Session session, EthereumSide side, Hash256 payment) {
        return new TaskViewModel(around, session, side, new Task.Cancel(payment));
    }

    Desk desk() {
        return desk;
    }

    Task task() {
        return task;
    }

    private void renew() {
        desk.want(Optional.of(task));
    }

    /// The payment whose place is taken; empty where none is.
    Optional<EthereumPayment> replaced() {
        return switch (task) {
            case Task.Fresh _ -> Optional.empty();
            case Task.SpeedUp(var payment) -> payment(payment);
            case Task.Cancel(var payment) -> payment(payment);
        };
    }

    private Optional<EthereumPayment> payment(Hash256 hash) {
        return desk.session().wallet().snapshot().get().ethereumPayment(hash);
    }

    String title() {
        return switch (task) {
            case Task.Fresh(var order) -> OrderTexts.title(order);
            case Task.SpeedUp _ -> "Speed up this payment";
            case Task.Cancel _ -> "Cancel this payment";
        };
    }

    /// What happens, and what that means for the money.
    String meaning() {
        return switch (task) {
            case Task.Fresh(var order) -> OrderTexts.meaning(order, desk.names(), desk::name);
            case Task.SpeedUp _ ->
                "The payment is made anew with a higher fee, so that a block takes it sooner. They get the same.";
            case Task.Cancel _ ->
                "A payment of nothing to yourself takes its place, with a higher fee. If a block takes that first, "
                        + "the payment never arrives; only the fee is paid.";
        };
    }

    /// What is replaced, in words; empty where nothing is.
    String before() {
        return replaced()
                .map(payment -> {
                    var order = PaidOrder.of(payment);
                    var amount = OrderTexts.amount(order, payment.chain(), desk.names());
                    return OrderTexts.name(order, desk.names()) + (amount.isEmpty() ? "" : ": " + amount);
                })
                .orElse("");
    }

    /// Whether the payment has to stay as it is, at any fee.
    boolean isRefused() {
        return desk.preparation()
                .prepared()
                .get()
                .outcome()
                .filter(EthereumDraftOutcome.NotWaiting.class::isInstance)
                .isPresent();
    }

    String problem() {
        return desk.problem(units -> units.toString());
    }

    boolean isWorking() {
        return desk.isWorking();
    }

    /// Goes on to the review; false when something has to be put right first.
    boolean review() {
        return desk.review(task, Desk.Payee.NOBODY);
    }

    @Override
    public void close() {
        subscriptions.close();
        desk.close();
    }
}

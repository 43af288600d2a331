package dev.touchstone.ui.activity;

import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.ui.payment.PaymentLine;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.ui.shell.Session;
import dev.touchstone.ui.shell.Subscriptions;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.ChainStatus;
import dev.touchstone.ui.text.OutcomeTexts;
import dev.touchstone.ui.text.TruthLine;
import dev.touchstone.wallet.ledger.LabelTarget;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The history as rows. Confined to the JavaFX application thread; knows no scene.
public final class ActivityViewModel implements AutoCloseable {
    private final Surroundings around;
    private final Session session;
    private final Subscriptions subscriptions = new Subscriptions();
    private final ObservableList<ActivityRow> rows = FXCollections.observableArrayList();
    private final ObjectProperty<ActivityFilter> filter = new SimpleObjectProperty<>(ActivityFilter.ALL);
    private final ReadOnlyObjectWrapper<TruthLine> truth = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper empty = new ReadOnlyStringWrapper("");

    public ActivityViewModel(Surroundings around, Session session) {
        this.around = around;
        this.session = session;
        subscriptions.latest(session.wallet().snapshot(), around.fx(), _ -> renew());
        subscriptions.latest(session.bitcoin(), around.fx(), _ -> renew());
        subscriptions.changes(around.now(), _ -> renew());
        filter.subscribe(this::renew);
    }

    ObservableList<ActivityRow> rows() {
        return rows;
    }

    ObjectProperty<ActivityFilter> filter() {
        return filter;
    }

    ReadOnlyObjectProperty<TruthLine> truth() {
        return truth.getReadOnlyProperty();
    }

    /// What came of the last command.
    ReadOnlyStringProperty message() {
        return message.getReadOnlyProperty();
    }

    /// What to say where no row stands.
    ReadOnlyStringProperty empty() {
        return empty.getReadOnlyProperty();
    }

    private void renew() {
        var wallet = session.wallet().snapshot().get();
        var bitcoin = session.bitcoin().get();
        var chain = ChainStatus.of(bitcoin, around.now().get(), around.ages());
        var asOf = around.ages().clock(bitcoin.tipHeader().timestamp());
        truth.set(TruthLine.of(wallet.holding(), chain, asOf, "All payments"));
        var lines = wallet.entries().stream()
                .map(entry -> PaymentLine.of(entry, wallet))
                .filter(filter.get()::admits)
                .sorted(PaymentLine.NEWEST_FIRST)
                .toList();
        empty.set(
                wallet.entries().isEmpty()
                        ? "Payments appear here, newest first."
                        : lines.isEmpty() ? "No payment fits this search." : "");
        Rows.change(rows, byDay(lines), ActivityRow::key);
    }

    private List<ActivityRow> byDay(List<PaymentLine> lines) {
        var out = new ArrayList<ActivityRow>();
        var day = LocalDate.MIN;
        for (var line : lines) {
            var own = around.ages().dayOf(line.time());
            if (!own.equals(day))
                out.add(new ActivityRow.Day(around.ages().day(own, around.now().get())));
            day = own;
            out.add(new ActivityRow.Payment(line));
        }
        return out;
    }

    void open(TxId payment) {
        around.navigator().go(new Route.Payment(payment));
    }

    void label(TxId payment, String text) {
        around.whenDone(
                session.wallet().label(new LabelTarget.OnTransaction(payment), text.strip()),
                outcome -> message.set(OutcomeTexts.explain(outcome)));
    }

    void export() {
        var wallet = session.wallet().snapshot().get();
        around.desktop()
                .askWhereToSave("Save the history", session.wallet().name() + " payments.csv")
                .ifPresent(file -> around.whenDone(
                        session.save(ActivityCsv.of(wallet.entries()), file),
                        outcome -> message.set(OutcomeTexts.explain(outcome))));
    }

    @Override
    public void close() {
        subscriptions.close();
    }
}

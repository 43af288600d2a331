package dev.touchstone.ui.activity;

import dev.touchstone.ui.shell.Session;
import dev.touchstone.ui.shell.Subscriptions;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.ChainStatus;
import dev.touchstone.ui.text.HistoryCsv;
import dev.touchstone.ui.text.HistoryLine;
import dev.touchstone.ui.text.OutcomeTexts;
import dev.touchstone.ui.text.TruthLine;
import dev.touchstone.wallet.ledger.EthereumPayment;
import dev.touchstone.wallet.ledger.LabelTarget;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    private final ReadOnlyObjectWrapper<Optional<TruthLine>> ethereumTruth =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper spam = new ReadOnlyStringWrapper("");
    private boolean showsSpam;
    private final ReadOnlyStringWrapper empty = new ReadOnlyStringWrapper("");

    public ActivityViewModel(Surroundings around, Session session) {
        this.around = around;
        this.session = session;
        subscriptions.latest(session.wallet().snapshot(), around.fx(), _ -> renew());
        subscriptions.latest(session.bitcoin(), around.fx(), _ -> renew());
        subscriptions.changes(around.now(), _ -> renew());
        filter.subscribe(this::renew);
    }

    /// Whether the wallet is of both chains.
    boolean hasEthereum() {
        return session.ethereum().isPresent();
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

    /// The same of Ethereum; empty where the wallet has no account there.
    ReadOnlyObjectProperty<Optional<TruthLine>> ethereumTruth() {
        return ethereumTruth.getReadOnlyProperty();
    }

    /// What came of the last command.
    ReadOnlyStringProperty message() {
        return message.getReadOnlyProperty();
    }

    /// How many are folded away as likely spam; empty where none are.
    ReadOnlyStringProperty spam() {
        return spam.getReadOnlyProperty();
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
        ethereumTruth.set(HistoryLine.of(wallet.ethereumHistory()));
        var what = ethereumTruth.get().isPresent() ? "All bitcoin payments" : "All payments";
        truth.set(TruthLine.of(wallet.holding(), chain, asOf, what));
        var all = ActivityLines.of(wallet, around.amounts().get().hidden());
        var now = around.now().get();
        var fitting = all.stream().filter(row -> filter.get().admits(row, now)).toList();
        var lines = fitting.stream()
                .filter(row -> showsSpam || !ActivityLines.isSpam(row))
                .toList();
        empty.set(
                all.isEmpty()
                        ? "Payments appear here, newest first."
                        : lines.isEmpty() ? "No payment fits this search." : "");
        spam.set(words(fitting.stream().filter(ActivityLines::isSpam).count()));
        Rows.change(rows, byDay(lines), ActivityRow::key);
    }

    private String words(long count) {
        if (count == 0) return "";
        var payments = count + (count == 1 ? " payment" : " payments");
        if (!showsSpam) return "Show " + payments + " hidden as likely spam";
        return "Hide " + payments + (count == 1 ? " that is likely spam" : " that are likely spam");
    }

    /// Unfolds what is likely spam, or folds it again.
    void turnSpam() {
        showsSpam = !showsSpam;
        renew();
    }

    private List<ActivityRow> byDay(List<ActivityRow.Timed> lines) {
        var out = new ArrayList<ActivityRow>();
        var day = LocalDate.MIN;
        for (var line : lines) {
            var own = around.ages().dayOf(line.time());
            if (!own.equals(day))
                out.add(new ActivityRow.Day(around.ages().day(own, around.now().get())));
            day = own;
            out.add(line);
        }
        return out;
    }

    /// Goes to a payment's page.
    void open(ActivityRow row) {
        if (row instanceof ActivityRow.Timed payment) around.navigator().go(ActivityLines.page(payment));
    }

    /// Whether it can be named here.
    boolean canName(ActivityRow.Timed row) {
        return target(row).isPresent();
    }

    private static Optional<LabelTarget> target(ActivityRow.Timed row) {
        return switch (row) {
            case ActivityRow.Payment(var line) -> Optional.of(new LabelTarget.OnTransaction(line.txid()));
            case ActivityRow.Moved(var line) -> line.entry().transaction().map(LabelTarget.OnEthereumPayment::new);
            case ActivityRow.Sending(var line) -> Optional.of(new LabelTarget.OnEthereumPayment(line.payment()));
        };
    }

    /// The name it has; empty where it has none.
    String label(ActivityRow.Timed row) {
        return switch (row) {
            case ActivityRow.Payment(var line) -> line.label();
            case ActivityRow.Moved(var line) -> line.entry().label();
            case ActivityRow.Sending(var line) ->
                session.wallet()
                        .snapshot()
                        .get()
                        .ethereumPayment(line.payment())
                        .map(EthereumPayment::label)
                        .orElse("");
        };
    }

    void label(ActivityRow.Timed row, String text) {
        target(row)
                .ifPresent(target -> around.whenDone(
                        session.wallet().label(target, text.strip()),
                        outcome -> message.set(OutcomeTexts.explain(outcome))));
    }

    void export() {
        var wallet = session.wallet().snapshot().get();
        around.desktop()
                .askWhereToSave("Save the history", session.wallet().name() + " payments.csv")
                .ifPresent(file -> around.whenDone(
                        session.save(HistoryCsv.of(wallet), file),
                        outcome -> message.set(OutcomeTexts.explain(outcome))));
    }

    @Override
    public void close() {
        subscriptions.close();
    }
}

package dev.touchstone.ui.payment;

import dev.touchstone.icons.MarkSize;
import dev.touchstone.icons.TruthMark;
import dev.touchstone.spv.proof.Claimed;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.ui.control.AddressView;
import dev.touchstone.ui.control.AmountLine;
import dev.touchstone.ui.control.Field;
import dev.touchstone.ui.control.Fold;
import dev.touchstone.ui.control.Page;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.control.ProofMark;
import dev.touchstone.ui.control.Rebuild;
import dev.touchstone.ui.payment.PaymentViewModel.PaymentPage;
import dev.touchstone.ui.shell.Screen;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.Marks;
import dev.touchstone.ui.text.PaymentTexts;
import dev.touchstone.wallet.ledger.Direction;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The page of one payment. Confined to the JavaFX application thread.
public final class PaymentView implements Screen {
    private static final int MOST_ADDRESSES = 4;

    private final Surroundings around;
    private final PaymentViewModel model;
    private final VBox head = Parts.column(6);
    private final GridPane facts = new GridPane(32, 12);
    private final VBox diagram = Parts.column(0);
    private final TextField label = new TextField();
    private final TextArea raw = new TextArea();
    private final Button why;
    private final VBox actions = Parts.column(0);
    private final Page page;

    public PaymentView(Surroundings around, PaymentViewModel model) {
        this.around = around;
        this.model = model;
        why = Parts.primary("Show the proof", model::inspect);
        why.setUserData("why");
        label.setOnAction(_ -> model.label(label.getText()));
        label.focusedProperty().subscribe((_, focused) -> keepLabel(focused));
        raw.setEditable(false);
        raw.setWrapText(true);
        raw.setPrefRowCount(5);
        raw.getStyleClass().add("mono");
        raw.setAccessibleText("The bytes of the payment, in hexadecimal digits");
        page = new Page(
                head,
                actions,
                Parts.card(Parts.heading("From where to where"), diagram),
                facts,
                new Field("Your note", label).hint("Kept in this wallet only.").problem(model.problem()),
                new Fold("Details: raw bytes", raw));
        model.page().subscribe(page -> page.ifPresentOrElse(this::show, this::showNothing));
    }

    private void keepLabel(boolean focused) {
        if (focused) return;
        model.page()
                .get()
                .filter(page -> !page.line().label().equals(label.getText().strip()))
                .ifPresent(_ -> model.label(label.getText()));
    }

    private void showNothing() {
        head.getChildren().setAll(Parts.title("No such payment"), Parts.muted("This wallet does not know it."));
    }

    private void show(PaymentPage page) {
        var line = page.line();
        var amount = new AmountLine(around.amounts(), true, "display").fromLeft();
        amount.show(line.net());
        var state = Parts.row(
                8,
                new ProofMark(MarkSize.MEDIUM, line.mark()),
                Parts.text(state(page) + ". " + page.sentence(), "muted"));
        head.getChildren().setAll(Parts.text(PaymentTexts.name(line.direction()), "title-2"), amount, state);
        showActions(page);
        showFacts(page);
        diagram.getChildren().setAll(diagram(page));
        if (!label.isFocused()) label.setText(line.label());
        raw.setText(model.rawHex(page.entry()));
    }

    /// No number of a failed payment is drawn.
    private Node diagram(PaymentPage page) {
        if (page.entry().finding() instanceof Refuted<?>) return Parts.muted("Not shown, because the proof failed.");
        return page.detail()
                .<Node>map(detail -> new PaymentDiagram(around, model.network()).of(detail))
                .orElseGet(() -> Parts.muted("Not known."));
    }

    private static String state(PaymentPage page) {
        return page.entry().finding() instanceof Refuted<?>
                ? Marks.word(TruthMark.FAILED)
                : page.line().state();
    }

    private static String question(Finding<?> finding) {
        return switch (finding) {
            case Proven<?> _ -> "Show the proof";
            case Pending<?> _, Claimed<?> _ -> "Show what is missing";
            case Refuted<?> _ -> "Show what is wrong";
        };
    }

    private void showActions(PaymentPage page) {
        why.setText(question(page.entry().finding()));
        var row = new FlowPane(12, 10, why);
        row.setRowValignment(VPos.CENTER);
        if (page.isOpen()) {
            row.getChildren().add(Parts.secondary("Follow this payment", model::follow));
            row.getChildren().add(Parts.secondary("Raise the fee", model::raiseFee));
            row.getChildren().add(Parts.link("Give it up", model::giveUp));
        }
        page.recipient()
                .ifPresent(to -> row.getChildren().add(Parts.secondary("Send again", () -> model.sendAgain(to))));
        page.contact()
                .ifPresentOrElse(
                        contact -> row.getChildren().add(Parts.link(contact.name(), () -> model.open(contact))),
                        () -> page.recipient()
                                .ifPresent(to -> row.getChildren()
                                        .add(Parts.link("Add to contacts", () -> model.addContact(to)))));
        Rebuild.children(actions, List.of(row));
    }

    private void showFacts(PaymentPage page) {
        var entry = page.entry();
        facts.getChildren().clear();
        boolean failed = entry.finding() instanceof Refuted<?>;
        if (!failed) showAddresses(page);
        fact("Time", Parts.text(around.ages().exact(entry.time())));
        entry.fee()
                .filter(_ -> !failed)
                .ifPresent(fee -> fact("Fee", new AmountLine(around.amounts(), false, fee).fromLeft()));
        page.succession()
                .successor()
                .ifPresent(by -> fact("Replaced by", Parts.link("Your newer payment", () -> model.open(by))));
        page.succession()
                .predecessor()
                .ifPresent(first -> fact("In place of", Parts.link("Your earlier payment", () -> model.open(first))));
        var id = Parts.text(entry.txid().toString(), "mono");
        fact("Payment id", Parts.row(8, id, Parts.iconButton(Feather.COPY, "Copy the payment id", model::copyTxid)));
    }

    private void showAddresses(PaymentPage page) {
        var name = page.entry().direction() == Direction.OUT ? "To" : "At your address";
        page.addresses().stream().limit(MOST_ADDRESSES).forEach(address -> fact(name, new AddressView(address.text())));
    }

    private void fact(String name, Node value) {
        facts.addRow(facts.getRowCount(), Parts.line(name, "muted"), value);
    }

    @Override
    public Parent node() {
        return page.node();
    }

    @Override
    public void focus() {
        why.requestFocus();
    }

    @Override
    public void leave() {
        model.close();
    }
}

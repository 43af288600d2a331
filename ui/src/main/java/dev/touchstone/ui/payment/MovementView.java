package dev.touchstone.ui.payment;

import dev.touchstone.icons.MarkSize;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.ui.control.AddressView;
import dev.touchstone.ui.control.AmountLine;
import dev.touchstone.ui.control.Field;
import dev.touchstone.ui.control.Note;
import dev.touchstone.ui.control.Page;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.control.ProofMark;
import dev.touchstone.ui.control.Rebuild;
import dev.touchstone.ui.format.AmountFormat;
import dev.touchstone.ui.payment.MovementViewModel.MovementPage;
import dev.touchstone.ui.shell.Screen;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.Shown;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The page of one line of the history on Ethereum. Confined to the JavaFX application thread.
public final class MovementView implements Screen {
    private final Surroundings around;
    private final MovementViewModel model;
    private final VBox head = Parts.column(6);
    private final Note warning = new Note(Note.Kind.WARNING, "");
    private final VBox actions = Parts.column(0);
    private final GridPane facts = new GridPane(32, 12);
    private final TextField label = new TextField();
    private final Node note;
    private final Button why;
    private final Page page;

    public MovementView(Surroundings around, MovementViewModel model) {
        this.around = around;
        this.model = model;
        why = Parts.primary("Show the proof", model::inspect);
        label.setOnAction(_ -> model.label(label.getText()));
        label.focusedProperty().subscribe((_, focused) -> keepLabel(focused));
        note = new Field("Your note", label).hint("Kept in this wallet only.").problem(model.problem());
        page = new Page(head, warning, actions, facts, note);
        model.page().subscribe(it -> it.ifPresentOrElse(this::show, this::showNothing));
    }

    private void keepLabel(boolean focused) {
        if (focused) return;
        model.page()
                .get()
                .filter(it -> !it.entry().label().equals(label.getText().strip()))
                .ifPresent(_ -> model.label(label.getText()));
    }

    private void showNothing() {
        head.getChildren().setAll(Parts.title("No such payment"), Parts.muted("This wallet does not know it."));
        Parts.present(warning, false);
        Parts.present(note, false);
    }

    private void show(MovementPage shown) {
        var line = shown.line();
        var amount = new AmountLine(around.amounts(), true, "display").fromLeft();
        amount.showMoved(line.amount(), line.negative());
        var state = Parts.row(
                8, new ProofMark(MarkSize.MEDIUM, line.mark()), Parts.growing(Parts.text(shown.sentence(), "muted")));
        head.getChildren().setAll(Parts.text(shown.name(), "title-2"), amount, state);
        if (!shown.explanation().isEmpty()) head.getChildren().add(Parts.muted(shown.explanation()));
        warning.say(shown.warning());
        Parts.present(warning, !shown.warning().isEmpty());
        showActions(shown);
        showFacts(shown);
        Parts.present(note, shown.entry().transaction().isPresent());
        if (!label.isFocused()) label.setText(shown.entry().label());
    }

    private void showActions(MovementPage shown) {
        why.setText(shown.entry().finding().isProven() ? "Show the proof" : "Show what is missing");
        var row = new FlowPane(12, 10, why);
        row.setRowValignment(VPos.CENTER);
        shown.recipient()
                .ifPresent(to -> row.getChildren().add(Parts.secondary("Send again", () -> model.sendAgain(to))));
        Rebuild.children(actions, List.of(row));
    }

    private void showFacts(MovementPage shown) {
        var entry = shown.entry();
        facts.getChildren().clear();
        boolean comes = !shown.line().negative();
        boolean failed = entry.finding() instanceof Refuted<?>;
        if (!failed) {
            entry.counterpart().ifPresent(it -> fact(comes ? "From" : "To", new AddressView(it.text())));
            fact(comes ? "To your account" : "From your account", account(shown, entry.account()));
            if (shown.parts().size() > 1) {
                shown.parts().forEach(part -> fact("What moved", moved(part.amount(), part.negative())));
            }
            entry.fee().ifPresent(fee -> fact("Fee", fee(fee)));
        }
        fact("Time", Parts.text(around.ages().exact(entry.time())));
        fact("Block", Parts.text(AmountFormat.count(entry.block().height().value())));
        entry.transaction().ifPresent(hash -> {
            var id = "0x" + hash.hex();
            var copy = Parts.iconButton(Feather.COPY, "Copy the payment id", () -> model.copy(id));
            fact("Payment id", Parts.row(8, Parts.growing(Parts.text(id, "mono")), copy));
        });
    }

    private static Node account(MovementPage shown, EthereumAddress address) {
        return shown.account().isEmpty() ? new AddressView(address.text()) : Parts.text(shown.account());
    }

    private Node fee(Wei fee) {
        var line = new AmountLine(around.amounts(), false).fromLeft();
        line.show(new Shown.Ether(fee, true));
        return line;
    }

    private Node moved(Shown amount, boolean negative) {
        var line = new AmountLine(around.amounts(), true).fromLeft();
        line.showMoved(amount, negative);
        return line;
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

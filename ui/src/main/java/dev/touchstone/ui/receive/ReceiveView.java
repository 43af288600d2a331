package dev.touchstone.ui.receive;

import dev.touchstone.ui.control.AddressView;
import dev.touchstone.ui.control.Field;
import dev.touchstone.ui.control.Fold;
import dev.touchstone.ui.control.Note;
import dev.touchstone.ui.control.Page;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.control.QrView;
import dev.touchstone.ui.control.Segments;
import dev.touchstone.ui.control.TwoColumns;
import dev.touchstone.ui.receive.ReceiveViewModel.ReceivePage;
import dev.touchstone.ui.shell.Screen;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.wallet.account.AddressType;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The page on which one is paid. Confined to the JavaFX application thread.
public final class ReceiveView implements Screen {
    private static final double CODE = 296;

    private final ReceiveViewModel model;
    private final Arrivals arrivals;
    private final QrView code = new QrView(CODE);
    private final AddressView address = new AddressView("");
    private final TextField label = new TextField();
    private final Button copy;
    private final Note replaced = new Note(
            Note.Kind.FAILED,
            "Other software put a different address on your clipboard. Do not paste it. Show this code instead, or check the address after pasting.");
    private final Label expected =
            Parts.muted("A payment shows here when a block holds it, usually within 10 to 30 min.");
    private final Note offline = new Note(Note.Kind.PLAIN, "Arrivals are noticed when you are online.");
    private final Page page;

    /// @param chains the choice of the chain, which comes first
    public ReceiveView(Surroundings around, ReceiveViewModel model, Node chains) {
        this.model = model;
        this.arrivals = new Arrivals(around);
        copy = Parts.primary("Copy the address", model::copyAddress);
        copy.setGraphic(Parts.icon(Feather.COPY));
        model.copies().state().subscribe(this::showCopied);
        label.setOnAction(_ -> model.label(label.getText()));
        label.focusedProperty().subscribe((was, focused) -> keepLabel(was && !focused));
        page = new Page(
                chains,
                Parts.title("Your " + model.chainName() + " address"),
                offline,
                replaced,
                new TwoColumns(addressColumn(), codeColumn(), 40, true));
        model.page().subscribe(this::show);
    }

    private VBox codeColumn() {
        var save = Parts.link("Save as a picture", model::savePicture);
        var column = Parts.column(8, code, save);
        column.setMinWidth(VBox.USE_PREF_SIZE);
        return column;
    }

    private VBox addressColumn() {
        var once = Parts.muted("Use it once: a new one for each payment keeps your payments apart.");
        var column = Parts.column(
                20,
                Parts.column(10, address, once),
                buttons(),
                arrivals.node(),
                expected,
                new Field("Your note", label).hint("Kept in this wallet only.").problem(model.problem()),
                new Fold("Ask for an amount", request()),
                new Fold("Another kind of address", kinds()));
        column.setMinWidth(440);
        return column;
    }

    private FlowPane buttons() {
        return new FlowPane(12, 12, copy, Parts.secondary("Show a new address", model::another));
    }

    private Node request() {
        var text = new TextField();
        var withUnit = Parts.row(10, Parts.growing(text), Parts.line(model.unit(), "muted"));
        var amount = new Field("Amount", text, withUnit).bind(model.amount()).prompt(model.exampleAmount());
        model.amount().subscribe(_ -> amount.say(model.amountProblem()));
        var message = new Field("Note to the payer", new TextField())
                .bind(model.message())
                .hint("The payer sees this. It is in the code and in the link.");
        return Parts.column(14, amount, message, Parts.secondary("Copy as a payment link", model::copyLink));
    }

    private Node kinds() {
        var kinds = new Segments<>(List.of(AddressType.values()), ReceiveView::name, model.type(), model::choose);
        return Parts.column(
                8,
                kinds,
                Parts.small(
                        "Segwit works everywhere. Taproot is newer, a little cheaper to spend, and not known to every sender."));
    }

    private static String name(AddressType type) {
        return switch (type) {
            case P2WPKH -> "Segwit (BIP84)";
            case P2TR -> "Taproot (BIP86)";
        };
    }

    private void show(ReceivePage shown) {
        code.show(shown.code(), "QR code of your " + model.chainName() + " address; copy button follows");
        address.show(shown.address().address().text());
        if (!label.isFocused()) label.setText(shown.address().label());
        Parts.present(offline, shown.chain().offline());
        arrivals.show(shown.arrivals());
        Parts.present(expected, shown.arrivals().isEmpty() && !shown.chain().offline());
    }

    private void keepLabel(boolean left) {
        if (left && !label.getText().strip().equals(model.page().get().address().label())) model.label(label.getText());
    }

    private void showCopied(CopyGuard.State state) {
        copy.setText(state == CopyGuard.State.COPIED ? "Copied" : "Copy the address");
        copy.setGraphic(Parts.icon(state == CopyGuard.State.COPIED ? Feather.CHECK : Feather.COPY));
        copy.setAlignment(Pos.CENTER);
        Parts.present(replaced, state == CopyGuard.State.REPLACED);
    }

    @Override
    public Parent node() {
        return page.node();
    }

    @Override
    public void focus() {
        copy.requestFocus();
    }

    @Override
    public void leave() {
        model.close();
    }
}

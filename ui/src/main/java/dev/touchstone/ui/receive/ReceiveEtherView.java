package dev.touchstone.ui.receive;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.ui.control.AddressView;
import dev.touchstone.ui.control.AmountLine;
import dev.touchstone.ui.control.Choices;
import dev.touchstone.ui.control.Field;
import dev.touchstone.ui.control.Fold;
import dev.touchstone.ui.control.Note;
import dev.touchstone.ui.control.Page;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.control.QrView;
import dev.touchstone.ui.control.TruthButton;
import dev.touchstone.ui.control.TwoColumns;
import dev.touchstone.ui.receive.ReceiveEtherViewModel.ReceivePage;
import dev.touchstone.ui.shell.Screen;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.wallet.account.EthereumAccount;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;

/// The page on which one is paid in ether or in a token. Confined to the JavaFX application thread.
public final class ReceiveEtherView implements Screen {
    private static final double CODE = 296;

    private final ReceiveEtherViewModel model;
    private final QrView code = new QrView(CODE);
    private final TextField label = new TextField();
    private final Button copy;
    private final Note replaced = new Note(
            Note.Kind.FAILED,
            "Other software put a different address on your clipboard. Do not paste it. Show this code instead, or check the address after pasting.");
    private final Note unnoticed = new Note(Note.Kind.PLAIN, "");
    private final AmountLine has;
    private final TruthButton truth;
    private final Page page;

    /// @param chains the choice of the chain, which comes first
    public ReceiveEtherView(Surroundings around, ReceiveEtherViewModel model, Node chains) {
        this.model = model;
        has = new AmountLine(around.amounts(), false, "large").fromLeft();
        truth = new TruthButton(model::inspect);
        copy = Parts.primary("Copy the address", model::copyAddress);
        copy.setGraphic(Parts.icon(Feather.COPY));
        model.copies().state().subscribe(this::showCopied);
        label.setOnAction(_ -> model.label(label.getText()));
        label.focusedProperty().subscribe((was, focused) -> keepLabel(was && !focused));
        page = new Page(
                chains,
                Parts.title("Your " + model.chainName() + " address"),
                unnoticed,
                replaced,
                new TwoColumns(addressColumn(), codeColumn(), 40, true));
        model.page().subscribe(this::show);
    }

    private VBox codeColumn() {
        var column = Parts.column(8, code, Parts.link("Save as a picture", model::savePicture));
        column.setMinWidth(VBox.USE_PREF_SIZE);
        return column;
    }

    private VBox addressColumn() {
        var same = Parts.muted("The same address each time. Whoever pays you here can see what else it received.");
        var column = Parts.column(20);
        if (model.assets().size() > 1) column.getChildren().add(assets());
        if (model.accounts().size() > 1) column.getChildren().add(choice());
        column.getChildren()
                .addAll(
                        Parts.column(10, new AddressView(model.account().text()), same),
                        warning(),
                        new FlowPane(12, 12, copy),
                        Parts.column(2, Parts.small("What it has now"), has, truth),
                        new Field("Name of the account", label)
                                .hint("Kept in this wallet only.")
                                .problem(model.problem()),
                        new Fold("Ask for an amount", request()));
        column.setMinWidth(440);
        return column;
    }

    private Node assets() {
        var choices = new Choices<>(model.assets(), model::name, model.asset(), model::choose);
        var part = Parts.column(6, Parts.text("What to be paid in", "medium"), choices);
        if (model.page().get().request().isOfToken()) {
            part.getChildren()
                    .add(
                            Parts.small(
                                    "The code names the token’s contract before your address. A wallet that cannot read it may pay the contract: give its owner the address alone."));
        }
        return part;
    }

    private Node choice() {
        var accounts = new ComboBox<>(FXCollections.observableArrayList(model.accounts()));
        accounts.setConverter(named());
        accounts.setValue(model.account());
        accounts.setAccessibleText("Account to be paid at");
        accounts.valueProperty().subscribe((_, chosen) -> model.choose(chosen));
        return Parts.row(12, Parts.line("Account", "medium"), accounts);
    }

    private StringConverter<EthereumAddress> named() {
        return new StringConverter<>() {
            @Override
            public String toString(EthereumAddress account) {
                return account == null ? "" : model.page().get().names().getOrDefault(account, account.text());
            }

            @Override
            public EthereumAddress fromString(String text) {
                return model.account();
            }
        };
    }

    private Node warning() {
        var account = model.page().get().account();
        boolean isWatched = account instanceof EthereumAccount.WatchOnly;
        var note = new Note(
                isWatched ? Note.Kind.WARNING : Note.Kind.PLAIN,
                isWatched
                        ? "Watch only. This wallet cannot spend what arrives here: the key is elsewhere."
                        : "Imported. Your recovery phrase does not bring this account back: keep its key.");
        Parts.present(note, !(account instanceof EthereumAccount.Derived));
        return note;
    }

    private Node request() {
        var text = new TextField();
        var request = model.page().get().request();
        var withUnit = Parts.row(10, Parts.growing(text), Parts.line(request.unit(), "muted"));
        var amount =
                new Field("Amount", text, withUnit).bind(model.amount()).prompt(request.isOfToken() ? "25" : "0.05");
        amount.hint("The amount is in the code and in the link. Not every wallet reads it.");
        model.page().subscribe(page -> amount.say(page.request().problem()));
        var note = new Field("Note to the payer", new TextField())
                .bind(model.note())
                .hint("Links on Ethereum carry no words. The note is not in the code; it is copied before the link.");
        var withNote = Parts.secondary("Copy note and link", model::copyWithNote);
        model.note().subscribe(typed -> Parts.present(withNote, !typed.isBlank()));
        var copies = new FlowPane(12, 12, Parts.secondary("Copy as a payment link", model::copyLink), withNote);
        return Parts.column(14, amount, note, copies);
    }

    private void show(ReceivePage shown) {
        code.show(
                shown.code(),
                "QR code of your " + model.chainName() + " address, to be paid in " + model.name(model.asset())
                        + "; copy button follows");
        if (!label.isFocused()) label.setText(shown.label());
        unnoticed.say(shown.unnoticed());
        Parts.present(unnoticed, !shown.unnoticed().isEmpty());
        has.show(shown.has().amount());
        has.getStyleClass().remove("remembered");
        if (shown.has().remembered()) has.getStyleClass().add("remembered");
        truth.show(shown.has().truth());
    }

    private void keepLabel(boolean left) {
        if (left && !label.getText().strip().equals(model.page().get().label())) model.label(label.getText());
    }

    private void showCopied(CopyGuard.State state) {
        copy.setText(state == CopyGuard.State.COPIED ? "Copied" : "Copy the address");
        copy.setGraphic(Parts.icon(state == CopyGuard.State.COPIED ? Feather.CHECK : Feather.COPY));
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

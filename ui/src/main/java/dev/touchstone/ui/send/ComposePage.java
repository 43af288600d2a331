package dev.touchstone.ui.send;

import dev.touchstone.ui.control.AddressView;
import dev.touchstone.ui.control.CodeButtons;
import dev.touchstone.ui.control.ContactLines;
import dev.touchstone.ui.control.Field;
import dev.touchstone.ui.control.Note;
import dev.touchstone.ui.control.Page;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.control.TwoColumns;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.Texts;
import dev.touchstone.wallet.payment.NamedPayee;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// The page on which a payment is put together. Confined to the JavaFX application thread.
final class ComposePage implements FirstPage {
    private final Surroundings around;
    private final SendViewModel model;
    private final Field recipient;
    private final Field amount;
    private final AddressView address = new AddressView("");
    private final Label whose = Parts.small("");
    private final VBox meaning;
    private final SuggestionPart suggestions;
    private final VBox change = Parts.column(8);
    private final Button elsewhere;
    private final NamePart name;
    private final FeePart fee;
    private final Summary summary;
    private final Note offline = new Note(Note.Kind.PLAIN, "You can sign now; it is sent when you are online.");
    private final Page page;
    private boolean recipientLeft;
    private boolean amountLeft;

    ComposePage(Surroundings around, SendViewModel model, Node assetChoice) {
        this.around = around;
        this.model = model;
        var to = new TextField();
        recipient = new Field(
                        "To",
                        to,
                        new CodeButtons(around.desktop(), to, model.form().recipient()::set))
                .bind(model.form().recipient())
                .prompt("Bitcoin address, payment link or name");
        meaning = Parts.column(6, whose, address);
        suggestions = new SuggestionPart(around, model::suggestions, model::take, ContactLines::payable);
        name = new NamePart(around, model.naming());
        elsewhere = Parts.secondary("Pay it on Ethereum", model::payOnEthereum);
        amount = amountField();
        fee = new FeePart(around, model.form().fee(), "Fee", false);
        summary = new Summary(around, model);
        recipient.input().focusedProperty().subscribe((was, focused) -> recipientLeft |= was && !focused);
        amount.input().focusedProperty().subscribe((was, focused) -> amountLeft |= was && !focused);
        recipient.input().focusedProperty().subscribe((was, focused) -> {
            if (was && !focused) model.naming().lookUp();
        });
        recipient.input().focusedProperty().subscribe(this::sayProblems);
        amount.input().focusedProperty().subscribe(this::sayProblems);
        var note = new Field("Your note", new TextField())
                .bind(model.form().note())
                .hint("Kept in this wallet only.");
        var form = Parts.column(
                24, recipient, elsewhere, suggestions.node(), name.node(), change, meaning, amount, fee.node(), note);
        form.setMinWidth(420);
        page = new Page(Parts.title("Send bitcoin"), assetChoice, offline, new TwoColumns(form, summary.node(), 40));
        model.composition().subscribe(this::show);
        model.submitted().subscribe(this::show);
        show();
    }

    /// Whose address it is, where it is a contact's.
    private String whose(Payee payee) {
        var kind = Texts.name(model.session().wallet().network()) + " address:";
        return payee.contact()
                .map(contact -> "You pay " + contact.name() + " at this " + kind)
                .orElse("This is a " + kind);
    }

    private Field amountField() {
        var text = new TextField();
        var all = Parts.link(
                "Send everything",
                () -> model.form().everything().set(!model.form().everything().get()));
        model.form().everything().subscribe(everything -> {
            text.setDisable(everything);
            all.setText(everything ? "Send an amount instead" : "Send everything");
        });
        var unit = Parts.line(around.amounts().get().symbol(), "muted");
        return new Field("Amount", text, Parts.row(10, Parts.growing(text), unit, all))
                .bind(model.form().amount())
                .prompt(around.amounts().get().example());
    }

    /// Says what is wrong, but not while it is still being typed.
    private void sayProblems() {
        var composition = model.composition().get();
        boolean tried = model.submitted().get();
        boolean sayRecipient = tried
                || model.naming().state().get() instanceof Naming.State.Looked
                || (recipientLeft
                        && !recipient.input().isFocused()
                        && !model.form().recipient().get().isBlank())
                || model.form().recipient().get().length() > 20;
        recipient.say(sayRecipient ? composition.recipientProblem() : "");
        boolean sayAmount = tried
                || (amountLeft
                        && !amount.input().isFocused()
                        && !model.form().amount().get().isBlank());
        amount.hint(model.otherUnit().orElse("")).say(sayAmount ? composition.amountProblem() : "");
        boolean sayFee = tried || !model.form().fee().customRate().get().isBlank();
        fee.say(sayFee ? composition.feeProblem() : "");
    }

    private void show() {
        var composition = model.composition().get();
        sayProblems();
        composition
                .request()
                .ifPresent(request -> address.show(request.address().text()));
        whose.setText(whose(composition.payee()));
        suggestions.show(composition.request().isEmpty());
        Parts.present(elsewhere, model.asksOnEthereum());
        Parts.present(meaning, composition.request().isPresent());
        name.show(composition.payee().named().map(NamedPayee::name));
        change.getChildren()
                .setAll(composition
                        .payee()
                        .changed()
                        .map(lines -> lines.whileComposed(around))
                        .orElseGet(List::of));
        Parts.present(change, !change.getChildren().isEmpty());
        fee.show(composition.options(), composition.quote());
        Parts.present(offline, model.chain().offline());
        summary.show(composition);
    }

    @Override
    public Node first() {
        return recipient.input();
    }

    @Override
    public Parent node() {
        return page.node();
    }
}

package dev.touchstone.ui.send.ethereum;

import dev.touchstone.ui.control.AddressView;
import dev.touchstone.ui.control.CodeButtons;
import dev.touchstone.ui.control.ContactLines;
import dev.touchstone.ui.control.Field;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.send.NamePart;
import dev.touchstone.ui.send.Naming;
import dev.touchstone.ui.send.SuggestionPart;
import dev.touchstone.ui.shell.Surroundings;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// Where it is typed who is to get something: the field, whom it may mean, what became of a name, and the whole
/// address. Confined to the JavaFX application thread.
final class PayeePart {
    private static final int TYPED_LONG_ENOUGH = 20;

    private final Surroundings around;
    private final PayeeForm model;
    private final Field field;
    private final SuggestionPart suggestions;
    private final NamePart name;
    private final Label whose = Parts.small("");
    private final AddressView address = new AddressView("");
    private final VBox meaning = Parts.column(6, whose, address);
    private final VBox change = Parts.column(8);
    private boolean left;

    PayeePart(Surroundings around, PayeeForm model) {
        this.around = around;
        this.model = model;
        var to = new TextField();
        field = new Field("To", to, new CodeButtons(around.desktop(), to, model.recipient()::set))
                .bind(model.recipient())
                .prompt("Ethereum address, payment link or name");
        suggestions = new SuggestionPart(around, model::suggestions, model::take, ContactLines::onEthereum);
        name = new NamePart(around, model.naming());
        to.focusedProperty().subscribe((was, focused) -> {
            left |= was && !focused;
            if (was && !focused) model.naming().lookUp();
        });
    }

    /// The parts, one below the other, for a form to hold.
    VBox node() {
        return Parts.column(24, field, suggestions.node(), name.node(), change, meaning);
    }

    TextField input() {
        return (TextField) field.input();
    }

    /// Says what is wrong, but not while it is still being typed.
    ///
    /// @param tried whether the person has tried to go on
    void say(PayeeForm.Reading reading, boolean tried) {
        var typed = model.recipient().get();
        boolean saysProblem = tried
                || model.naming().state().get() instanceof Naming.State.Looked
                || (left && !field.input().isFocused() && !typed.isBlank())
                || typed.length() > TYPED_LONG_ENOUGH;
        field.hint(reading.hint()).say(saysProblem ? reading.problem() : "");
    }

    void show(PayeeForm.Reading reading, boolean tried) {
        say(reading, tried);
        var payee = model.payee("");
        reading.to().ifPresent(to -> {
            whose.setText(payee.contact()
                    .map(contact -> "You pay " + contact.name() + " at this Ethereum address:")
                    .orElse("This is an Ethereum address:"));
            address.show(to.text());
        });
        suggestions.show(reading.to().isEmpty());
        Parts.present(meaning, reading.to().isPresent());
        name.show(model.naming().found());
        change.getChildren()
                .setAll(payee.change().map(lines -> lines.whileComposed(around)).orElseGet(List::of));
        Parts.present(change, !change.getChildren().isEmpty());
    }
}

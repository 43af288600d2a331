package dev.touchstone.ui.send;

import dev.touchstone.ui.control.AddressView;
import dev.touchstone.ui.control.AmountLine;
import dev.touchstone.ui.control.Field;
import dev.touchstone.ui.control.Page;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.control.PasswordBox;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.wallet.payment.Draft;
import javafx.scene.Node;
import javafx.scene.Parent;

/// The last consent: the password, under what it agrees to. Confined to the JavaFX application thread.
final class UnlockPage {
    private final PasswordBox password;
    private final Page page;

    UnlockPage(Surroundings around, SendViewModel model, Draft draft) {
        password = new PasswordBox(model.password());
        password.onEnter(() -> model.sign(draft));
        var send = Parts.primary(model.sendWords(draft), () -> model.sign(draft));
        send.disableProperty().bind(model.signing());
        send.textProperty().bind(model.signing().map(signing -> signing ? "Signing" : model.sendWords(draft)));
        var paid = new AmountLine(around.amounts(), false, draft.effects().paid(), "large").fromLeft();
        var card = Parts.card(Parts.muted("They get"), paid);
        draft.effects()
                .payments()
                .forEach(payment ->
                        card.getChildren().add(new AddressView(payment.address().text())));
        page = new Page(
                        Parts.title("Unlock to sign"),
                        Parts.muted("Your password opens the keys for this one payment. Nothing is sent before."),
                        card,
                        new Field("Password", password.input(), password).problem(model.problem()),
                        Parts.row(16, send, Parts.link("Back to the review", model::back)))
                .narrow();
    }

    Node first() {
        return password.input();
    }

    Parent node() {
        return page.node();
    }
}

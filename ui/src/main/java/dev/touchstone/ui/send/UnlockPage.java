package dev.touchstone.ui.send;

import dev.touchstone.ui.control.AddressView;
import dev.touchstone.ui.control.AmountLine;
import dev.touchstone.ui.control.Field;
import dev.touchstone.ui.control.Page;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.control.PasswordBox;
import dev.touchstone.ui.shell.Surroundings;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.FlowPane;

/// The last consent: the password, under what it agrees to. Confined to the JavaFX application thread.
final class UnlockPage {
    private final PasswordBox password;
    private final Page page;

    UnlockPage(Surroundings around, Agreement agreement, Proposal proposal) {
        password = new PasswordBox(agreement.password());
        password.onEnter(() -> agreement.sign(proposal));
        var send = Parts.primary(agreement.words(proposal), () -> agreement.sign(proposal));
        send.disableProperty().bind(agreement.signing());
        send.textProperty().bind(agreement.signing().map(signing -> signing ? "Signing" : agreement.words(proposal)));
        var draft = proposal.draft();
        var paid = new AmountLine(around.amounts(), false, draft.effects().paid(), "large").fromLeft();
        var card = Parts.card(Parts.muted("They get"), paid);
        draft.effects()
                .payments()
                .forEach(payment ->
                        card.getChildren().add(new AddressView(payment.address().text())));
        if (proposal.feeBefore().isPresent()) {
            var fee = new AmountLine(around.amounts(), false, draft.effects().fee(), "strong").fromLeft();
            card.getChildren().addAll(Parts.muted("Fee, from now on"), fee);
        }
        page = new Page(
                        Parts.title("Unlock to sign"),
                        Parts.muted("Your password opens the keys for this one payment. Nothing is sent before."),
                        card,
                        new Field("Password", password.input(), password).problem(agreement.problem()),
                        new FlowPane(16, 10, send, Parts.link("Back to the review", agreement::back)))
                .narrow();
    }

    Node first() {
        return password.input();
    }

    Parent node() {
        return page.node();
    }
}

package dev.touchstone.ui.send.ethereum;

import dev.touchstone.ui.control.AddressView;
import dev.touchstone.ui.control.AmountLine;
import dev.touchstone.ui.control.Field;
import dev.touchstone.ui.control.Page;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.control.PasswordBox;
import dev.touchstone.ui.format.EtherFormat;
import dev.touchstone.ui.text.Shown;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.FlowPane;

/// The last consent: the password, under what it agrees to. Confined to the JavaFX application thread.
final class ConsentUnlockPage {
    private final PasswordBox password;
    private final Page page;

    ConsentUnlockPage(Desk desk, Reviewed reviewed) {
        var consent = desk.consent();
        password = new PasswordBox(consent.password());
        password.onEnter(() -> consent.sign(reviewed));
        var sign = Parts.primary(consent.words(reviewed), () -> consent.sign(reviewed));
        sign.disableProperty().bind(consent.signing());
        sign.textProperty().bind(consent.signing().map(signing -> signing ? "Signing" : consent.words(reviewed)));
        var card = Parts.card(Parts.text(consent.words(reviewed), "title-2"));
        reviewed.counterpart()
                .ifPresent(it -> card.getChildren()
                        .addAll(
                                Parts.muted(it.role()),
                                new AddressView(it.address().text())));
        for (var sentence : OtherEffects.of(reviewed.draft(), desk.names()))
            card.getChildren().add(Parts.text(sentence));
        var fee = new AmountLine(desk.around().amounts(), false, "strong").fromLeft();
        fee.show(new Shown.Ether(EtherFormat.fee(reviewed.draft().fees().most()), true));
        card.getChildren().addAll(Parts.muted("Fee, at most"), fee);
        page = new Page(
                        Parts.title("Unlock to sign"),
                        Parts.muted("Your password opens the key for this one payment. Nothing is sent before."),
                        card,
                        new Field("Password", password.input(), password).problem(consent.problem()),
                        new FlowPane(16, 10, sign, Parts.link("Back to the review", consent::back)))
                .narrow();
    }

    Node first() {
        return password.input();
    }

    Parent node() {
        return page.node();
    }
}

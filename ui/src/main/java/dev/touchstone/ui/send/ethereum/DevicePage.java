package dev.touchstone.ui.send.ethereum;

import dev.touchstone.ui.control.AddressView;
import dev.touchstone.ui.control.CodeButtons;
import dev.touchstone.ui.control.CodeShow;
import dev.touchstone.ui.control.Field;
import dev.touchstone.ui.control.Page;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.control.TwoColumns;
import dev.touchstone.wallet.airgap.SignRequest;
import dev.touchstone.wallet.airgap.UrParts;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// The page on which another device signs: codes for it to read, and a field for what it answers. Confined to the
/// JavaFX application thread.
final class DevicePage {
    private static final double CODE = 340;

    private final TextField answer = Parts.styled(new TextField(), "mono");
    private final Page page;

    DevicePage(Desk desk, Reviewed reviewed, SignRequest request) {
        var consent = desk.consent();
        var parts = UrParts.of(request.ur(), UrParts.COMFORTABLE);
        var card = Parts.card(Parts.text(consent.words(reviewed), "title-2"));
        reviewed.counterpart()
                .ifPresent(it -> card.getChildren()
                        .addAll(
                                Parts.muted(it.role()),
                                new AddressView(it.address().text())));
        var send = Parts.primary(consent.words(reviewed), () -> consent.takeAnswer(reviewed, request));
        send.disableProperty().bind(consent.signing());
        answer.setOnAction(_ -> consent.takeAnswer(reviewed, request));
        var field = new Field(
                        "Answer of the device",
                        answer,
                        new CodeButtons(desk.around().desktop(), answer, consent.answer()::set))
                .bind(consent.answer())
                .prompt("ur:eth-signature/…")
                .problem(consent.problem());
        var steps = Parts.column(
                20,
                card,
                Parts.column(
                        6,
                        Parts.text("1. Let the device read the code."),
                        Parts.text("2. Compare what it shows with the above. Agree there."),
                        Parts.text("3. Bring its answer here: a picture of its code, or the text.")),
                field,
                new FlowPane(16, 10, send, Parts.link("Back to the review", consent::back)),
                Parts.small("Nothing is sent before the answer is checked against this payment."));
        steps.setMinWidth(420);
        var codes = Parts.column(
                8,
                new CodeShow(
                        CODE, parts::part, parts.count(), "QR code for the device that signs; copy button follows"),
                Parts.link(
                        "Copy it as text",
                        () -> desk.around().desktop().copy(request.ur().text())));
        codes.setMinWidth(VBox.USE_PREF_SIZE);
        page = new Page(Parts.title("Sign with another device"), new TwoColumns(steps, codes, 40, true));
    }

    Node first() {
        return answer;
    }

    Parent node() {
        return page.node();
    }
}

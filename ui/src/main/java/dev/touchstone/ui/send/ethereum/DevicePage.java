package dev.touchstone.ui.send.ethereum;

import dev.touchstone.ui.control.AddressView;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.device.DeviceTalk;
import dev.touchstone.ui.device.DeviceTalkPage;
import java.util.List;

/// The page on which another device signs what was reviewed. Confined to the JavaFX application thread.
final class DevicePage {
    private DevicePage() {}

    static DeviceTalkPage of(Desk desk, Reviewed reviewed, DeviceTalk talk) {
        var consent = desk.consent();
        var card = Parts.card(Parts.text(consent.words(reviewed), "title-2"));
        reviewed.counterpart()
                .ifPresent(it -> card.getChildren()
                        .addAll(
                                Parts.muted(it.role()),
                                new AddressView(it.address().text())));
        var words = new DeviceTalkPage.Words(
                card,
                List.of(),
                consent.words(reviewed),
                "Back to the review",
                "Nothing is sent before the answer is checked against this payment.");
        return new DeviceTalkPage(desk.around(), talk, words, consent::back);
    }
}

package dev.touchstone.ui.send;

import dev.touchstone.ui.control.AddressView;
import dev.touchstone.ui.control.Note;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.SendTexts;
import dev.touchstone.wallet.payment.Warning;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;

/// That a contact's name stands for another address than last time, with both addresses in full. Confined to the
/// JavaFX application thread.
final class ChangeLines {
    private ChangeLines() {}

    /// While the payment is put together; the address of now stands below anyway.
    static List<Node> of(Payee payee, Surroundings around) {
        if (!(payee.warning().orElse(null) instanceof Warning.NameChanged warning)) return List.of();
        var lines = new ArrayList<Node>();
        lines.add(new Note(
                Note.Kind.WARNING, SendTexts.explain(warning, around.amounts().get())));
        lines.addAll(before(warning, around));
        return lines;
    }

    /// In the review.
    static List<Node> both(Warning.NameChanged warning, Surroundings around) {
        var lines = new ArrayList<Node>();
        lines.add(Parts.text("It stands for this now", "medium"));
        lines.add(new AddressView(warning.address().text()));
        lines.addAll(before(warning, around));
        return lines;
    }

    private static List<Node> before(Warning.NameChanged warning, Surroundings around) {
        var when = around.ages().date(warning.since());
        return List.of(
                Parts.text("It stood for this on " + when, "medium"),
                new AddressView(warning.before().text()));
    }
}

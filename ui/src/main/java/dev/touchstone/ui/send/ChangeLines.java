package dev.touchstone.ui.send;

import dev.touchstone.ui.control.AddressView;
import dev.touchstone.ui.control.Note;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.NameTexts;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;

/// That a contact's name stands for another address than last time, with both addresses in full. Confined to the
/// JavaFX application thread.
///
/// @param now the address that it stands for
/// @param before the one that it stood for
/// @param since when that was
public record ChangeLines(String name, String now, String before, Instant since) {

    /// While the payment is put together; the address of now stands below anyway.
    public List<Node> whileComposed(Surroundings around) {
        var warning = new Note(Note.Kind.WARNING, NameTexts.changed(name));
        return Stream.concat(Stream.of(warning), before(around)).toList();
    }

    /// In the review, below the warning.
    public List<Node> inReview(Surroundings around) {
        var here = Stream.<Node>of(Parts.text("It stands for this now", "medium"), new AddressView(now));
        return Stream.concat(here, before(around)).toList();
    }

    private Stream<Node> before(Surroundings around) {
        var when = around.ages().date(since);
        return Stream.of(Parts.text("It stood for this on " + when, "medium"), new AddressView(before));
    }
}

package dev.touchstone.ui.send.ethereum;

import dev.touchstone.ui.control.Note;
import dev.touchstone.ui.control.Parts;
import javafx.scene.layout.VBox;

/// What there is to know over a form before anything is typed: offline, an old estimate, and why the last try was
/// stopped. Confined to the JavaFX application thread.
final class StateNotes {
    private final Desk desk;
    private final Note stopped = new Note(Note.Kind.WARNING, "");
    private final Note offline = new Note(
            Note.Kind.PLAIN,
            "Offline. What a payment does is worked out from the newest block, so go online to make one.");
    private final Note old;
    private final VBox node;

    StateNotes(Desk desk) {
        this.desk = desk;
        old = new Note(Note.Kind.WARNING, "", Parts.link("Refresh", desk.preparation()::refresh));
        node = Parts.column(12, stopped, offline, old);
        show();
    }

    void show() {
        var why = desk.consent().problem().get();
        stopped.say(why);
        Parts.present(stopped, !why.isEmpty());
        boolean isOffline = desk.isOffline();
        Parts.present(offline, isOffline);
        old.say("Fee estimate is " + desk.age() + " old.");
        Parts.present(old, !isOffline && !desk.age().isEmpty());
        Parts.present(node, isOffline || !why.isEmpty() || !desk.age().isEmpty());
    }

    VBox node() {
        return node;
    }
}

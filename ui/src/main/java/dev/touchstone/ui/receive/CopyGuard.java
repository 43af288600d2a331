package dev.touchstone.ui.receive;

import dev.touchstone.ui.shell.Subscriptions;
import dev.touchstone.ui.shell.Surroundings;
import java.time.Duration;
import java.time.Instant;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Watches the clipboard after an address was copied: software that puts another address in its place is how
/// payments are stolen. Confined to the JavaFX application thread.
final class CopyGuard {
    private static final Duration WATCHED = Duration.ofMinutes(2);

    private final Surroundings around;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.NOTHING);
    private String copied = "";
    private Instant since = Instant.EPOCH;

    /// How the clipboard stands.
    enum State {
        NOTHING,
        COPIED,
        /// Something else that looks like an address stands there now.
        REPLACED
    }

    CopyGuard(Surroundings around, Subscriptions subscriptions) {
        this.around = around;
        subscriptions.changes(around.now(), this::look);
    }

    ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    void copy(String text) {
        around.desktop().copy(text);
        copied = text;
        since = around.now().get();
        state.set(State.COPIED);
        look(since);
    }

    private void look(Instant now) {
        if (copied.isEmpty()) return;
        if (Duration.between(since, now).compareTo(WATCHED) > 0) {
            forget();
            return;
        }
        var found = around.desktop().clipboard().orElse("");
        if (found.equals(copied)) return;
        if (resembles(found)) state.set(State.REPLACED);
        else forget();
    }

    /// A person who copies something else is no thief; something that begins alike and is as long may be.
    private boolean resembles(String found) {
        int alike = Math.min(copied.startsWith("0x") ? 2 : 4, copied.length());
        return Math.abs(found.strip().length() - copied.length()) <= 25
                && found.strip().regionMatches(true, 0, copied, 0, alike);
    }

    private void forget() {
        copied = "";
        if (state.get() == State.COPIED) state.set(State.NOTHING);
    }
}

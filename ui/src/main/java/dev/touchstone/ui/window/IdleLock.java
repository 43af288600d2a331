package dev.touchstone.ui.window;

import dev.touchstone.ui.control.Note;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.shell.Session;
import dev.touchstone.ui.shell.Settings;
import dev.touchstone.ui.shell.Subscriptions;
import dev.touchstone.ui.shell.Surroundings;
import java.time.Duration;
import java.time.Instant;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.input.InputEvent;

/// Locks a wallet with a password that nobody touches, and says so shortly before (WCAG 2.2.1): any key or movement
/// keeps it open. Confined to the JavaFX application thread.
final class IdleLock implements AutoCloseable {
    private static final Duration WARNED = Duration.ofSeconds(20);

    private final Surroundings around;
    private final Session session;
    private final Node watched;
    private final Runnable lock;
    private final EventHandler<InputEvent> touch = _ -> touched();
    private final Note warning = new Note(Note.Kind.WARNING, "");
    private final Subscriptions subscriptions = new Subscriptions();
    private Instant lastTouch;

    /// @param watched the part of the window in which every key and movement counts
    IdleLock(Surroundings around, Session session, Node watched, Runnable lock) {
        this.around = around;
        this.session = session;
        this.watched = watched;
        this.lock = lock;
        this.lastTouch = around.now().get();
        Parts.present(warning, false);
        watched.addEventFilter(InputEvent.ANY, touch);
        subscriptions.changes(around.now(), this::look);
    }

    private void touched() {
        lastTouch = around.now().get();
        Parts.present(warning, false);
    }

    private void look(Instant now) {
        int minutes = around.host().settings().get().lockAfterMinutes();
        if (minutes == Settings.NEVER || !session.asksForPassword()) return;
        var left = Duration.between(now, lastTouch.plus(Duration.ofMinutes(minutes)));
        if (!left.isPositive()) {
            lock.run();
            return;
        }
        Parts.present(warning, left.compareTo(WARNED) <= 0);
        warning.say("This wallet locks in " + left.toSeconds() + " s. Press a key or move the mouse to keep it open.");
    }

    Node warning() {
        return warning;
    }

    @Override
    public void close() {
        watched.removeEventFilter(InputEvent.ANY, touch);
        subscriptions.close();
    }
}

package dev.touchstone.ui.lock;

import dev.touchstone.ui.control.EntryCard;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.shell.HostState;
import dev.touchstone.ui.shell.Screen;
import javafx.scene.Parent;

/// The page that stands when nothing can go on: what happened, where the money is, what to do. Confined to the JavaFX
/// application thread.
public final class StoppedView implements Screen {
    private final EntryCard card = new EntryCard();

    public StoppedView(HostState state) {
        switch (state) {
            case HostState.Stopped(var during, var log) ->
                show(
                        "Stopped to protect your data",
                        "A fault in the program was met while " + during
                                + ". Your money has not moved, and what was saved is kept.",
                        "Close this window and start the program again.",
                        "Details: " + log);
            case HostState.Unwritable(var folder, var reason) ->
                show(
                        "Nothing can be saved here",
                        "The folder for wallets and chains cannot be written. Nothing was changed.",
                        "Make room or allow writing, then start the program again.",
                        "Details: " + folder + ": " + reason);
            case HostState.FirstRun _, HostState.Locked _, HostState.Open _ ->
                throw new IllegalStateException("nothing stopped");
        }
    }

    private void show(String title, String what, String remedy, String details) {
        card.card()
                .getChildren()
                .setAll(Parts.title(title), Parts.text(what), Parts.strong(remedy), Parts.small(details));
    }

    @Override
    public Parent node() {
        return card.node();
    }

    @Override
    public void focus() {
        card.node().requestFocus();
    }

    @Override
    public void leave() {}
}

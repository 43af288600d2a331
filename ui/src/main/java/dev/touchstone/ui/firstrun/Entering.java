package dev.touchstone.ui.firstrun;

import dev.touchstone.ui.shell.EntryOutcome;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.EntryTexts;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// An attempt to make or open a wallet, as its page shows it: under way, or why it did not succeed. Confined to the
/// JavaFX application thread.
public final class Entering {
    private final Surroundings around;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    public Entering(Surroundings around) {
        this.around = around;
    }

    public ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /// Why the last attempt failed; empty while there is nothing to say.
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    public void forget() {
        problem.set("");
    }

    public void attempt(Supplier<CompletableFuture<EntryOutcome>> command) {
        if (busy.get()) return;
        busy.set(true);
        problem.set("");
        around.whenDone(command.get(), this::finish, this::giveUp);
    }

    private void finish(EntryOutcome outcome) {
        busy.set(false);
        problem.set(EntryTexts.explain(outcome).orElse(""));
    }

    private void giveUp() {
        busy.set(false);
        problem.set("A fault in the program stopped this. Nothing was changed. Start the program again.");
    }
}

package dev.touchstone.ui.backup;

import dev.touchstone.ui.firstrun.PhraseCheck;
import dev.touchstone.ui.shell.Session;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.OutcomeTexts;
import dev.touchstone.wallet.RevealOutcome;
import dev.touchstone.wallet.Saving;
import java.util.random.RandomGenerator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Showing the phrase of an open wallet and checking that it was written down. Confined to the JavaFX application
/// thread; knows no scene.
public final class BackupViewModel implements AutoCloseable {
    private final Surroundings around;
    private final Session session;
    private final PhraseCheck check;
    private final StringProperty password = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Step> step = new ReadOnlyObjectWrapper<>(Step.PASSWORD);

    /// The pages of this way.
    enum Step {
        PASSWORD,
        PHRASE,
        CHECK
    }

    /// The dice choose which words are asked for.
    public BackupViewModel(Surroundings around, Session session, RandomGenerator dice) {
        this.around = around;
        this.session = session;
        this.check = new PhraseCheck(dice);
        password.subscribe(typed -> {
            if (!typed.isEmpty()) problem.set("");
        });
        if (!session.asksForPassword()) reveal();
    }

    PhraseCheck check() {
        return check;
    }

    StringProperty password() {
        return password;
    }

    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Step> step() {
        return step.getReadOnlyProperty();
    }

    void reveal() {
        var typed = password.get().toCharArray();
        password.set("");
        busy.set(true);
        around.whenDone(session.reveal(typed), this::take, () -> busy.set(false));
    }

    private void take(RevealOutcome outcome) {
        busy.set(false);
        switch (outcome) {
            case RevealOutcome.Revealed revealed -> {
                check.show(revealed.words());
                step.set(Step.PHRASE);
            }
            case RevealOutcome.WrongPassword _ -> problem.set("That is not the password. Nothing was shown.");
            case RevealOutcome.Damaged(var what) ->
                problem.set("The phrase in the wallet file cannot be read (" + what
                        + "). Move your money to a new wallet soon.");
        }
    }

    /// Goes on from the phrase to the check.
    void confirmWritten() {
        check.reveal(false);
        step.set(Step.CHECK);
    }

    void finish() {
        around.whenDone(session.wallet().confirmBackup(), outcome -> {
            problem.set(OutcomeTexts.explain(outcome));
            if (outcome instanceof Saving.Saved<Boolean>) around.navigator().back();
        });
    }

    void back() {
        check.reveal(false);
        switch (step.get()) {
            case PASSWORD -> around.navigator().back();
            case PHRASE -> {
                check.forget();
                around.navigator().back();
            }
            case CHECK -> step.set(Step.PHRASE);
        }
    }

    @Override
    public void close() {
        check.forget();
    }
}

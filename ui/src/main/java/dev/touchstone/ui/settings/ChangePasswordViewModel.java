package dev.touchstone.ui.settings;

import dev.touchstone.ui.shell.Session;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.OutcomeTexts;
import dev.touchstone.wallet.key.Password;
import dev.touchstone.wallet.key.PasswordPolicy;
import dev.touchstone.wallet.ledger.PasswordChange;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Giving the open wallet another password. Confined to the JavaFX application thread; knows no scene.
public final class ChangePasswordViewModel implements AutoCloseable {
    private final Surroundings around;
    private final Session session;
    private final StringProperty present = new SimpleStringProperty("");
    private final StringProperty fresh = new SimpleStringProperty("");
    private final StringProperty repeated = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper presentProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper freshProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper repeatedProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper();

    public ChangePasswordViewModel(Surroundings around, Session session) {
        this.around = around;
        this.session = session;
        forgetWhenTyped(present, presentProblem);
        forgetWhenTyped(fresh, freshProblem);
        forgetWhenTyped(repeated, repeatedProblem);
    }

    private static void forgetWhenTyped(StringProperty field, ReadOnlyStringWrapper problem) {
        field.subscribe(typed -> {
            if (!typed.isEmpty()) problem.set("");
        });
    }

    StringProperty present() {
        return present;
    }

    StringProperty fresh() {
        return fresh;
    }

    StringProperty repeated() {
        return repeated;
    }

    ReadOnlyStringProperty presentProblem() {
        return presentProblem.getReadOnlyProperty();
    }

    ReadOnlyStringProperty freshProblem() {
        return freshProblem.getReadOnlyProperty();
    }

    ReadOnlyStringProperty repeatedProblem() {
        return repeatedProblem.getReadOnlyProperty();
    }

    /// Why the wallet did not take the new password, where no field is to blame.
    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /// Whether the new password counts.
    ReadOnlyBooleanProperty changed() {
        return changed.getReadOnlyProperty();
    }

    /// What the new password's length is worth, in a sentence.
    String hint() {
        if (fresh.get().isEmpty())
            return "At least " + PasswordPolicy.STANDARD.minimum() + " characters. Longer is better.";
        try (var typed = Password.of(fresh.get())) {
            return PasswordPolicy.STANDARD.judge(typed).sentence();
        }
    }

    /// Asks the wallet to change it; false when something has to be put right first.
    boolean change() {
        if (busy.get()) return true;
        problem.set("");
        presentProblem.set(present.get().isEmpty() ? "Type the password you use now." : "");
        freshProblem.set(wrongWithFresh());
        repeatedProblem.set(
                repeated.get().equals(fresh.get()) ? "" : "The two new passwords differ. Type this one again.");
        boolean ready = presentProblem.get().isEmpty()
                && freshProblem.get().isEmpty()
                && repeatedProblem.get().isEmpty();
        if (ready) ask();
        return ready;
    }

    private String wrongWithFresh() {
        try (var typed = Password.of(fresh.get())) {
            if (PasswordPolicy.STANDARD.judge(typed) instanceof PasswordPolicy.Verdict.TooShort tooShort)
                return tooShort.sentence();
        }
        return fresh.get().equals(present.get()) ? "This is the password you use now. Choose another." : "";
    }

    private void ask() {
        busy.set(true);
        var old = present.get().toCharArray();
        var next = fresh.get().toCharArray();
        forget();
        around.whenDone(session.wallet().changePassword(old, next), this::finish, () -> busy.set(false));
    }

    private void finish(PasswordChange outcome) {
        busy.set(false);
        var words = OutcomeTexts.explain(outcome);
        switch (outcome) {
            case PasswordChange.Changed _ -> changed.set(true);
            case PasswordChange.WrongPassword _ -> presentProblem.set(words);
            case PasswordChange.TooShort _ -> freshProblem.set(words);
            case PasswordChange.Damaged _, PasswordChange.NotSaved _ -> problem.set(words);
        }
    }

    private void forget() {
        present.set("");
        fresh.set("");
        repeated.set("");
    }

    void back() {
        around.navigator().back();
    }

    @Override
    public void close() {
        forget();
    }
}
